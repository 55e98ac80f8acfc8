import { readPreview, rehearse } from '@erp/accounting'
import type { Database, Tx } from '@platform/database'
import { money, toWire } from '@platform/money'
import type { Session } from '@platform/plugin-api'

/** What a deed on a wallet answers, as far as somebody is shown it beforehand. */
export interface Foreseen {
  readonly currency: string
  readonly walletBalance: bigint
  readonly walletAvailable: bigint
}

/**
 * The journal entry that a deed is going to post, and what the wallet has then: the deed itself is rehearsed, so the
 * answer is exact. Throws the refusal that the deed would meet.
 */
export function previewMove(
  { database, session: { company } }: { readonly database: Database; readonly session: Session },
  run: (tx: Tx) => Promise<Foreseen>,
) {
  return rehearse(database, async (tx) => {
    const { currency, walletBalance, walletAvailable } = await run(tx)
    return {
      ...(await readPreview(tx, company)),
      walletBalance: toWire(money(walletBalance, currency)),
      walletAvailable: toWire(money(walletAvailable, currency)),
    }
  })
}
