package rubric

// The weights of the judge, fitted by logistic regression to labelled answers
// to ten questions (command eval, with -fit): those that the judge may learn
// from, an answer's own sentences left out of its question. Nothing here comes
// from the half that is only scored.

// pointWeights weigh the features of a passage for a question with exemplars.
var pointWeights = Features{
	FeatureSense:       0.33,
	FeatureWords:       0.12,
	FeatureDirection:   0.43,
	FeatureNear:        4.35,
	FeatureNearest:     1.84,
	FeatureOthers:      -0.16,
	FeatureContrasts:   -1.76,
	FeatureNearWords:   4.52,
	FeatureOthersWords: 0.29,
	FeatureAimed:       0.13,
	FeatureMeasured:    0.24,
	FeatureConsequence: 0.04,
	FeatureChoice:      0.30,
	FeatureName:        -0.09,
	FeatureOwn:         0.03,
	FeatureTalk:        -0.87,
	FeatureNegative:    0.13,
	FeatureDenied:      -0.22,
	FeatureLength:      0.61,
	FeatureAsks:        0.47,
	FeatureOpen:        0.47,
	FeatureDeniedShare: -12.00,
	FeatureEvidence:    1.02,
	FeatureOnlyTarget:  1.11,
	FeatureClause:      -0.87,
	FeatureBias:        -7.57,
}

// plainWeights weigh them for a question without.
var plainWeights = Features{
	FeatureSense:       0.11,
	FeatureWords:       0.19,
	FeatureDirection:   -0.02,
	FeatureNear:        5.43,
	FeatureNearest:     2.82,
	FeatureOthers:      -2.98,
	FeatureContrasts:   -1.78,
	FeatureNearWords:   -1.04,
	FeatureOthersWords: 0.23,
	FeatureAimed:       0.43,
	FeatureMeasured:    0.28,
	FeatureConsequence: 0.57,
	FeatureChoice:      0.44,
	FeatureName:        -0.19,
	FeatureOwn:         0.19,
	FeatureTalk:        -3.02,
	FeatureNegative:    0.71,
	FeatureDenied:      -0.53,
	FeatureLength:      0.61,
	FeatureAsks:        -0.81,
	FeatureOpen:        1.98,
	FeatureDeniedShare: -12.00,
	FeatureEvidence:    1.36,
	FeatureOnlyTarget:  0.96,
	FeatureClause:      -0.85,
	FeatureBias:        -5.56,
}

// quoteWeights rank passages as quotes: how likely a reader would quote there.
var quoteWeights = Features{
	FeatureSense:       0.14,
	FeatureWords:       0.04,
	FeatureDirection:   0.52,
	FeatureNear:        2.74,
	FeatureNearest:     0.24,
	FeatureOthers:      -1.18,
	FeatureContrasts:   0.96,
	FeatureNearWords:   4.25,
	FeatureOthersWords: -1.03,
	FeatureAimed:       0.32,
	FeatureMeasured:    0.44,
	FeatureConsequence: -0.08,
	FeatureChoice:      0.14,
	FeatureName:        0.11,
	FeatureOwn:         -0.07,
	FeatureTalk:        0.14,
	FeatureNegative:    0.24,
	FeatureDenied:      -0.05,
	FeatureLength:      1.10,
	FeatureAsks:        0.36,
	FeatureOpen:        -0.15,
	FeatureDeniedShare: 0.28,
	FeatureEvidence:    0.47,
	FeatureOnlyTarget:  0.67,
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
