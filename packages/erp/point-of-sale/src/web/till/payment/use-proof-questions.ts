import { useExtensions } from '@platform/plugin-api/web'
import { refusalOf } from '@platform/ui'
import { useRef } from 'react'
import { posProofKinds } from '../../slots.ts'

/** What a customer shows to prove that they may spend what is theirs. */
export type Proof = { readonly kind: 'pin' | 'code'; readonly value: string }

/** What the customer is asked, once more where their proof did not count. */
export type ProofQuestion = {
  /** Above which amount a method asks for proof, minor units as digits; empty where the server did not say. */
  readonly limit: string
  /** Why the proof before did not count; null when this is the first. */
  readonly refused: unknown
  /** What a manager would vouch for, in words. */
  readonly title: string
}

/** The payments as they are sent with a customer's proof: those from the customer's own balances carry it. */
export function proven<Tender extends { readonly methodId: string }>(
  tenders: readonly Tender[],
  proof: Proof | undefined,
  isOwn: (methodId: string) => boolean,
): (Tender & { readonly proof?: Proof })[] {
  return tenders.map((tender) =>
    proof !== undefined && isOwn(tender.methodId) ? { ...tender, proof } : tender,
  )
}

/** Tells whether the server asks the customer for proof, and what; null when it refused for something else. */
export function useProofQuestions(): (failure: unknown) => ProofQuestion | null {
  const limit = useRef('')
  const askAgainAfter = useExtensions(posProofKinds).flatMap((kind) => kind.askAgainAfter)
  return (failure) => {
    const refusal = refusalOf(failure)
    if (refusal === undefined) return null
    const { code, facts, message: title } = refusal
    if (code === 'proof_needed') {
      limit.current = String(facts['amount'] ?? '')
      return { limit: limit.current, refused: null, title }
    }
    return askAgainAfter.includes(code) ? { limit: limit.current, refused: failure, title } : null
  }
}
