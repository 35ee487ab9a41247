package rubric

// The weights of the judge, fitted by logistic regression to labelled answers
// to ten questions (command eval, with -fit): those that the judge may learn
// from, an answer's own sentences left out of its question. Nothing here comes
// from the half that is only scored.

// pointWeights weigh the features of a passage for a question with exemplars.
var pointWeights = Features{
	FeatureSense:       0.31,
	FeatureWords:       0.12,
	FeatureDirection:   0.44,
	FeatureNear:        4.32,
	FeatureNearest:     1.88,
	FeatureOthers:      -0.19,
	FeatureContrasts:   -1.57,
	FeatureNearWords:   4.50,
	FeatureOthersWords: 0.26,
	FeatureAimed:       0.19,
	FeatureMeasured:    0.23,
	FeatureConsequence: -0.00,
	FeatureChoice:      0.38,
	FeatureName:        -0.07,
	FeatureOwn:         0.01,
	FeatureTalk:        -0.77,
	FeatureNegative:    0.11,
	FeatureDenied:      -0.20,
	FeatureLength:      0.57,
	FeatureAsks:        0.43,
	FeatureOpen:        0.54,
	FeatureDeniedShare: -12.00,
	FeatureEvidence:    0.95,
	FeatureOnlyTarget:  1.11,
	FeatureClause:      -0.83,
	FeatureBias:        -7.49,
}

// plainWeights weigh them for a question without.
var plainWeights = Features{
	FeatureSense:       0.10,
	FeatureWords:       0.17,
	FeatureDirection:   -0.02,
	FeatureNear:        5.60,
	FeatureNearest:     2.78,
	FeatureOthers:      -3.41,
	FeatureContrasts:   -1.62,
	FeatureNearWords:   -0.47,
	FeatureOthersWords: -0.12,
	FeatureAimed:       0.50,
	FeatureMeasured:    0.38,
	FeatureConsequence: 0.57,
	FeatureChoice:      0.46,
	FeatureName:        -0.13,
	FeatureOwn:         0.26,
	FeatureTalk:        -2.97,
	FeatureNegative:    0.68,
	FeatureDenied:      -0.40,
	FeatureLength:      0.65,
	FeatureAsks:        -1.10,
	FeatureOpen:        2.17,
	FeatureDeniedShare: -12.00,
	FeatureEvidence:    1.20,
	FeatureOnlyTarget:  0.92,
	FeatureClause:      -0.83,
	FeatureBias:        -5.60,
}

// quoteWeights rank passages as quotes: how likely a reader would quote there.
var quoteWeights = Features{
	FeatureSense:       0.14,
	FeatureWords:       0.04,
	FeatureDirection:   0.52,
	FeatureNear:        2.73,
	FeatureNearest:     0.23,
	FeatureOthers:      -1.16,
	FeatureContrasts:   0.96,
	FeatureNearWords:   4.27,
	FeatureOthersWords: -1.04,
	FeatureAimed:       0.32,
	FeatureMeasured:    0.44,
	FeatureConsequence: -0.10,
	FeatureChoice:      0.14,
	FeatureName:        0.05,
	FeatureOwn:         -0.05,
	FeatureTalk:        0.13,
	FeatureNegative:    0.25,
	FeatureDenied:      -0.07,
	FeatureLength:      1.11,
	FeatureAsks:        0.37,
	FeatureOpen:        -0.13,
	FeatureDeniedShare: 0.09,
	FeatureEvidence:    0.48,
	FeatureOnlyTarget:  0.67,
	FeatureClause:      0.64,
	FeatureBias:        0.00,
}

// A mistake that follows from missing key points is made with the odds that the
// likeliest of them is missing, to the power of absentWeight and shifted by
// absentBias. The two were fitted by themselves, to the same answers.
const (
	absentWeight = 1.35
	absentBias   = -0.45
)
