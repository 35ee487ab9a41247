#include "go_asm.h"
#include "textflag.h"

// The four lanes of a register hold the four parts that Vector.Dot sums: the
// same operations in the same order, none of them fused. The number that is left
// over goes to the first lane. Every amd64 has SSE2.

// func dotFour(v, a, b, c, d *[Dim]float32, parts *[4][4]float32)
TEXT ·dotFour(SB), NOSPLIT, $0-48
	MOVQ v+0(FP), SI
	MOVQ a+8(FP), R8
	MOVQ b+16(FP), R9
	MOVQ c+24(FP), R10
	MOVQ d+32(FP), R11
	MOVQ parts+40(FP), DI
	XORPS X0, X0
	XORPS X1, X1
	XORPS X2, X2
	XORPS X3, X3
	XORQ AX, AX

four:
	MOVUPS (SI)(AX*4), X4
	MOVUPS (R8)(AX*4), X5
	MOVUPS (R9)(AX*4), X6
	MOVUPS (R10)(AX*4), X7
	MOVUPS (R11)(AX*4), X8
	MULPS X4, X5
	MULPS X4, X6
	MULPS X4, X7
	MULPS X4, X8
	ADDPS X5, X0
	ADDPS X6, X1
	ADDPS X7, X2
	ADDPS X8, X3
	ADDQ $4, AX
	CMPQ AX, $(const_Dim-1)
	JLT four

	MOVSS (SI)(AX*4), X4
	MOVSS (R8)(AX*4), X5
	MOVSS (R9)(AX*4), X6
	MOVSS (R10)(AX*4), X7
	MOVSS (R11)(AX*4), X8
	MULSS X4, X5
	MULSS X4, X6
	MULSS X4, X7
	MULSS X4, X8
	ADDSS X5, X0
	ADDSS X6, X1
	ADDSS X7, X2
	ADDSS X8, X3
	MOVUPS X0, (DI)
	MOVUPS X1, 16(DI)
	MOVUPS X2, 32(DI)
	MOVUPS X3, 48(DI)
	RET

// func addScaled(v, w *[Dim]float32, by float32)
TEXT ·addScaled(SB), NOSPLIT, $0-20
	MOVQ v+0(FP), DI
	MOVQ w+8(FP), SI
	MOVSS by+16(FP), X0
	SHUFPS $0, X0, X0
	XORQ AX, AX

next:
	MOVUPS (SI)(AX*4), X1
	MOVUPS (DI)(AX*4), X2
	MULPS X0, X1
	ADDPS X1, X2
	MOVUPS X2, (DI)(AX*4)
	ADDQ $4, AX
	CMPQ AX, $(const_Dim-1)
	JLT next

	MOVSS (SI)(AX*4), X1
	MULSS X0, X1
	MOVSS (DI)(AX*4), X2
	ADDSS X1, X2
	MOVSS X2, (DI)(AX*4)
	RET
