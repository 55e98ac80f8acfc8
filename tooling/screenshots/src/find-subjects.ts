import type { Page } from 'playwright-core'

/** Whom and what the pictures show. */
export interface Subjects {
  /** An open invoice of a customer with wallet credit. */
  readonly invoiceId: string
  readonly customerName: string
}

interface WireMoney {
  readonly amount: string
}

/** Finds an open invoice that wallet credit can pay in part, the one with the most lines worth showing: the dearest. */
export async function findSubjects(page: Page): Promise<Subjects> {
  const invoices = await ask<{ id: string; customerId: string; customerName: string; amountDue: WireMoney }>(
    page,
    'accounting/invoices.list',
    { kind: 'invoice', state: 'open', sort: '-amountDue', pageSize: 200 },
  )
  const wallets = await ask<{ customerId: string; available: WireMoney }>(page, 'wallet/list', {
    pageSize: 200,
  })
  const available = new Map(wallets.map((wallet) => [wallet.customerId, BigInt(wallet.available.amount)]))
  const found = invoices.find(({ customerId, amountDue }) => {
    const credit = available.get(customerId) ?? 0n
    return credit > 0n && credit < BigInt(amountDue.amount)
  })
  if (!found) throw new Error('The demo company has no open invoice of a customer with wallet credit.')
  return { invoiceId: found.id, customerName: found.customerName }
}

async function ask<Row>(page: Page, procedure: string, input: unknown): Promise<readonly Row[]> {
  const address = new URL(`/trpc/${procedure}`, page.url())
  address.searchParams.set('input', JSON.stringify(input))
  const response = await page.request.get(address.href)
  const { result } = (await response.json()) as { result: { data: { rows: readonly Row[] } } }
  return result.data.rows
}
