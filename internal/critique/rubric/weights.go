package rubric

// The weights of the judge, fitted by logistic regression to labelled answers
// to ten questions (command eval, with -fit): those that the judge may learn
// from, an answer's own sentences left out of its question. Nothing here comes
// from the half that is only scored.

// pointWeights weigh the features of a passage for a question with exemplars.
var pointWeights = Features{
	FeatureSense:       0.31,
	FeatureWords:       0.12,
	FeatureDirection:   0.43,
	FeatureNear:        4.33,
	FeatureNearest:     1.85,
	FeatureOthers:      -0.04,
	FeatureContrasts:   -1.83,
	FeatureNearWords:   4.45,
	FeatureOthersWords: 0.40,
	FeatureAimed:       0.18,
	FeatureMeasured:    0.23,
	FeatureConsequence: -0.01,
	FeatureChoice:      0.33,
	FeatureName:        -0.05,
	FeatureOwn:         0.03,
	FeatureTalk:        -0.81,
	FeatureNegative:    0.14,
	FeatureDenied:      -0.34,
	FeatureLength:      0.60,
	FeatureAsks:        0.55,
	FeatureOpen:        0.14,
	FeatureDeniedShare: -12.00,
	FeatureEvidence:    0.90,
	FeatureOnlyTarget:  1.11,
	FeatureClause:      -0.86,
	FeatureBias:        -7.45,
}

// plainWeights weigh them for a question without.
var plainWeights = Features{
	FeatureSense:       0.12,
	FeatureWords:       0.19,
	FeatureDirection:   -0.02,
	FeatureNear:        5.12,
	FeatureNearest:     3.13,
	FeatureOthers:      -3.09,
	FeatureContrasts:   -1.94,
	FeatureNearWords:   -1.46,
	FeatureOthersWords: 0.43,
	FeatureAimed:       0.46,
	FeatureMeasured:    0.21,
	FeatureConsequence: 0.49,
	FeatureChoice:      0.43,
	FeatureName:        -0.22,
	FeatureOwn:         0.17,
	FeatureTalk:        -2.81,
	FeatureNegative:    0.74,
	FeatureDenied:      -0.67,
	FeatureLength:      0.58,
	FeatureAsks:        -0.62,
	FeatureOpen:        1.87,
	FeatureDeniedShare: -12.00,
	FeatureEvidence:    1.43,
	FeatureOnlyTarget:  0.96,
	FeatureClause:      -0.87,
	FeatureBias:        -5.44,
}

// quoteWeights rank passages as quotes: how likely a reader would quote there.
var quoteWeights = Features{
	FeatureSense:       0.14,
	FeatureWords:       0.04,
	FeatureDirection:   0.52,
	FeatureNear:        2.75,
	FeatureNearest:     0.23,
	FeatureOthers:      -1.19,
	FeatureContrasts:   0.96,
	FeatureNearWords:   4.26,
	FeatureOthersWords: -1.02,
	FeatureAimed:       0.32,
	FeatureMeasured:    0.44,
	FeatureConsequence: -0.09,
	FeatureChoice:      0.17,
	FeatureName:        0.12,
	FeatureOwn:         -0.06,
	FeatureTalk:        0.14,
	FeatureNegative:    0.24,
	FeatureDenied:      -0.08,
	FeatureLength:      1.10,
	FeatureAsks:        0.36,
	FeatureOpen:        -0.15,
	FeatureDeniedShare: 0.20,
	FeatureEvidence:    0.45,
	FeatureOnlyTarget:  0.68,
	FeatureClause:      0.65,
	FeatureBias:        0.00,
}

// A mistake that follows from missing key points is made with the odds that the
// likeliest of them is missing, to the power of absentWeight and shifted by
// absentBias. The two were fitted by themselves, to the same answers.
const (
	absentWeight = 1.35
	absentBias   = -0.45
)
