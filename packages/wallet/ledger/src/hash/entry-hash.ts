import type { Posting } from '../decide/apply.ts'
import type { Lot, LotUse } from '../decide/state.ts'
import { type FieldWriter, fieldWriter } from './field-writer.ts'

export interface EntryHashInput {
  /** The hash of the wallet's entry before, or where its chain starts: `wallet.genesis_hash`. */
  readonly previous: Buffer
  readonly companyId: number
  readonly posting: Posting
  /** The database's clock in microseconds, read after the wallets were locked. */
  readonly recordedAt: bigint
}

/**
 * Version 1 of an entry's hash: sha256 over the hash before it and every economic field of the entry, its transaction,
 * the hold it placed, the lots it made and the uses it made of lots. The view `wallet.entry_hash` rebuilds it in SQL:
 * whoever changes one changes the other, and adds a version instead of altering this one.
 */
export function entryHash({ previous, companyId, posting, recordedAt }: EntryHashInput): Buffer {
  const { request, transaction, facts, balanceAfter, heldAfter, onHold } = posting
  const placed = onHold?.act === 'placed' ? onHold.hold : null
  const writer = fieldWriter()
    .text('wallet-entry-v1')
    .bytes(previous)
    .int8(BigInt(companyId))
    .uuid(facts.walletId)
    .int8(facts.version)
    .uuid(request.transactionId)
    .text(request.kind)
    .text(request.procedure)
    .uuid(request.idempotencyKey)
    .bytes(request.requestHash)
    .text(request.source)
    .text(request.note)
    .uuid(request.actorId)
    .moment(request.occurredAt)
    .int8(recordedAt)
    .text(request.accountingDate)
    .uuid(transaction.reverses)
    .uuid(transaction.refundOf)
    .int8(facts.amount)
    .int8(facts.heldChange)
    .text(request.counterpart)
    .int8(balanceAfter)
    .int8(heldAfter)
    .uuid(onHold?.hold.id ?? null)
    .int8(placed?.amount ?? null)
    .moment(placed?.expiresAt ?? null)
  writeList(writer, transaction.made, writeLot)
  writeList(writer, transaction.uses, writeUse)
  return writer.sha256()
}

function writeList<Item>(
  writer: FieldWriter,
  items: readonly Item[],
  write: (writer: FieldWriter, item: Item, line: number) => void,
): void {
  writer.int8(BigInt(items.length))
  items.forEach((item, index) => {
    write(writer, item, index + 1)
  })
}

function writeLot(writer: FieldWriter, lot: Lot): void {
  writer.int8(BigInt(lot.line)).text(lot.origin).int8(lot.amount).moment(lot.expiresAt)
}

function writeUse(writer: FieldWriter, { lot, amount, from, to }: LotUse, line: number): void {
  writer.int8(BigInt(line)).int8(lot.version).int8(BigInt(lot.line)).int8(amount).text(from).text(to)
}
