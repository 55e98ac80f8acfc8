import type { PosRequests } from '../../client.ts'

/** What the till can be asked to book; each gets a receipt, and is found again by its key. */
export type WriteRequests = {
  sale: PosRequests['orders']['sell']
  refund: PosRequests['orders']['refund']
  recharge: PosRequests['recharges']['make']
  undo: PosRequests['recharges']['undo']
  settle: PosRequests['invoices']['settle']
}
export type WriteKind = keyof WriteRequests

/** Something that was sent, and whose answer is not here yet. Kept on the device, so that a reload does not forget it. */
export type PendingWrite = {
  [Kind in WriteKind]: { readonly kind: Kind; readonly request: WriteRequests[Kind]; readonly sentAt: string }
}[WriteKind]

/** As it is kept on the device: without anybody's PIN. */
export function withoutSecrets(write: PendingWrite): PendingWrite {
  const secrets = new Set(['approval', 'proof'])
  return JSON.parse(JSON.stringify(write, (name, value) => (secrets.has(name) ? undefined : value)))
}

/** The name under which a till keeps its pending write. */
export function pendingName(companyId: number, sessionId: string): string {
  return `erp.till.${companyId}.${sessionId}.pending`
}
