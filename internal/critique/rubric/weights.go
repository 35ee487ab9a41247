package rubric

// The weights of the judge, fitted by logistic regression to labelled answers
// to ten questions (command eval, with -fit): those that the judge may learn
// from, an answer's own sentences left out of its question. Nothing here comes
// from the half that is only scored.

// pointWeights weigh the features of a passage for a question with exemplars.
var pointWeights = Features{
	FeatureSense:       0.30,
	FeatureWords:       0.15,
	FeatureDirection:   0.42,
	FeatureNear:        4.45,
	FeatureNearest:     1.79,
	FeatureOthers:      -0.64,
	FeatureContrasts:   -1.71,
	FeatureNearWords:   5.22,
	FeatureOthersWords: -0.26,
	FeatureAimed:       0.27,
	FeatureMeasured:    0.15,
	FeatureConsequence: 0.03,
	FeatureChoice:      0.40,
	FeatureName:        -0.09,
	FeatureOwn:         0.17,
	FeatureTalk:        -0.87,
	FeatureNegative:    0.15,
	FeatureDenied:      -0.40,
	FeatureLength:      0.63,
	FeatureAsks:        0.29,
	FeatureOpen:        0.43,
	FeatureDeniedShare: -0.33,
	FeatureEvidence:    0.93,
	FeatureOnlyTarget:  1.14,
	FeatureClause:      -0.89,
	FeatureBias:        -7.54,
}

// plainWeights weigh them for a question without.
var plainWeights = Features{
	FeatureSense:       0.05,
	FeatureWords:       0.20,
	FeatureDirection:   -0.02,
	FeatureNear:        5.56,
	FeatureNearest:     3.44,
	FeatureOthers:      -3.55,
	FeatureContrasts:   -1.89,
	FeatureNearWords:   -0.81,
	FeatureOthersWords: -1.23,
	FeatureAimed:       0.60,
	FeatureMeasured:    0.33,
	FeatureConsequence: 0.51,
	FeatureChoice:      0.49,
	FeatureName:        -0.03,
	FeatureOwn:         0.22,
	FeatureTalk:        -2.65,
	FeatureNegative:    0.46,
	FeatureDenied:      -0.28,
	FeatureLength:      0.58,
	FeatureAsks:        -0.14,
	FeatureOpen:        1.53,
	FeatureDeniedShare: -0.03,
	FeatureEvidence:    1.24,
	FeatureOnlyTarget:  0.86,
	FeatureClause:      -0.97,
	FeatureBias:        -5.40,
}

// quoteWeights rank passages as quotes: how likely a reader would quote there.
var quoteWeights = Features{
	FeatureSense:       0.14,
	FeatureWords:       0.03,
	FeatureDirection:   0.53,
	FeatureNear:        2.71,
	FeatureNearest:     0.24,
	FeatureOthers:      -1.05,
	FeatureContrasts:   0.84,
	FeatureNearWords:   4.55,
	FeatureOthersWords: -1.08,
	FeatureAimed:       0.31,
	FeatureMeasured:    0.46,
	FeatureConsequence: -0.09,
	FeatureChoice:      0.18,
	FeatureName:        0.08,
	FeatureOwn:         -0.07,
	FeatureTalk:        0.16,
	FeatureNegative:    0.19,
	FeatureDenied:      0.31,
	FeatureLength:      1.08,
	FeatureAsks:        0.30,
	FeatureOpen:        -0.19,
	FeatureDeniedShare: -0.36,
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
