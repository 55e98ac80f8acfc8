import type { Page } from 'playwright-core'

/** Whom and what the pictures show. */
export interface Subjects {
  /** An open invoice of a customer with wallet credit. */
  readonly invoiceId: string
  readonly customerName: string
  /** The open session of a till. */
  readonly sessionId: string
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
  return { invoiceId: found.id, customerName: found.customerName, sessionId: await findSession(page) }
}

/** The session of the first till, opened with its cash counted where it is closed. */
async function findSession(page: Page): Promise<string> {
  const start = await page.request.get(new URL('/trpc/point-of-sale/till.start', page.url()).href)
  const { registers } = (await start.json()).result.data as {
    registers: readonly { id: string; session: { id: string } | null }[]
  }
  const [register] = registers
  if (!register) throw new Error('The demo company has no till.')
  if (register.session) return register.session.id
  const opened = await page.request.post(new URL('/trpc/point-of-sale/sessions.open', page.url()).href, {
    headers: { origin: new URL(page.url()).origin },
    data: { registerId: register.id, openingCash: '15000', idempotencyKey: crypto.randomUUID() },
  })
  return ((await opened.json()) as { result: { data: { sessionId: string } } }).result.data.sessionId
}

async function ask<Row>(page: Page, procedure: string, input: unknown): Promise<readonly Row[]> {
  const address = new URL(`/trpc/${procedure}`, page.url())
  address.searchParams.set('input', JSON.stringify(input))
  const response = await page.request.get(address.href)
  const { result } = (await response.json()) as { result: { data: { rows: readonly Row[] } } }
  return result.data.rows
}
