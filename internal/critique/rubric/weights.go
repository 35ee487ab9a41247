package rubric

// The weights of the judge, fitted by logistic regression to labelled answers
// to ten questions (command eval, with -fit): those that the judge may learn
// from, an answer's own sentences left out of its question. Nothing here comes
// from the half that is only scored.

// pointWeights weigh the features of a passage for a question with exemplars.
var pointWeights = Features{
	FeatureSense:       0.29,
	FeatureWords:       0.12,
	FeatureDirection:   0.42,
	FeatureNear:        4.39,
	FeatureNearest:     1.93,
	FeatureOthers:      -0.71,
	FeatureContrasts:   -1.59,
	FeatureNearWords:   4.33,
	FeatureOthersWords: 0.26,
	FeatureAimed:       0.22,
	FeatureMeasured:    0.24,
	FeatureConsequence: -0.05,
	FeatureChoice:      0.36,
	FeatureName:        -0.06,
	FeatureOwn:         0.07,
	FeatureTalk:        -0.45,
	FeatureNegative:    0.27,
	FeatureDenied:      -0.99,
	FeatureLength:      0.56,
	FeatureAsks:        0.28,
	FeatureOpen:        0.15,
	FeatureDeniedShare: -8.00,
	FeatureEvidence:    0.80,
	FeatureOnlyTarget:  1.10,
	FeatureClause:      -0.71,
	FeatureBias:        -7.09,
}

// plainWeights weigh them for a question without.
var plainWeights = Features{
	FeatureSense:       0.09,
	FeatureWords:       0.20,
	FeatureDirection:   -0.03,
	FeatureNear:        5.37,
	FeatureNearest:     3.18,
	FeatureOthers:      -3.36,
	FeatureContrasts:   -1.99,
	FeatureNearWords:   -0.92,
	FeatureOthersWords: -0.10,
	FeatureAimed:       0.44,
	FeatureMeasured:    0.29,
	FeatureConsequence: 0.58,
	FeatureChoice:      0.44,
	FeatureName:        -0.13,
	FeatureOwn:         0.25,
	FeatureTalk:        -2.66,
	FeatureNegative:    0.52,
	FeatureDenied:      0.42,
	FeatureLength:      0.55,
	FeatureAsks:        -0.98,
	FeatureOpen:        1.62,
	FeatureDeniedShare: -8.00,
	FeatureEvidence:    1.39,
	FeatureOnlyTarget:  0.93,
	FeatureClause:      -0.95,
	FeatureBias:        -5.32,
}

// quoteWeights rank passages as quotes: how likely a reader would quote there.
var quoteWeights = Features{
	FeatureSense:       0.14,
	FeatureWords:       0.03,
	FeatureDirection:   0.52,
	FeatureNear:        2.73,
	FeatureNearest:     0.32,
	FeatureOthers:      -1.16,
	FeatureContrasts:   0.97,
	FeatureNearWords:   4.15,
	FeatureOthersWords: -1.07,
	FeatureAimed:       0.32,
	FeatureMeasured:    0.44,
	FeatureConsequence: -0.10,
	FeatureChoice:      0.16,
	FeatureName:        0.07,
	FeatureOwn:         -0.06,
	FeatureTalk:        0.13,
	FeatureNegative:    0.29,
	FeatureDenied:      0.01,
	FeatureLength:      1.10,
	FeatureAsks:        0.33,
	FeatureOpen:        -0.18,
	FeatureDeniedShare: -0.35,
	FeatureEvidence:    0.45,
	FeatureOnlyTarget:  0.69,
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
