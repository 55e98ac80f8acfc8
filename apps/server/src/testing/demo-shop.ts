import { newId } from '@platform/database'
import { dayIn } from '@platform/plugin-api'
import { type DemoApi, openApi, uniqueName } from './desk.ts'

/** Today in the demo company. */
export const today = dayIn('Europe/Dublin')

/** What has happened before a test begins, done over the API by the demo company's accountant. Amounts are cents. */
export interface DemoShop {
  readonly api: DemoApi
  customer(name?: string): Promise<{ id: string; name: string; walletId: string }>
  /** A confirmed payment into the wallet. */
  credit(customerId: string, amount: bigint): Promise<string>
  /** A confirmed invoice of one line without tax. */
  invoice(
    customerId: string,
    amount: bigint,
    options?: { currency?: string; confirmed?: boolean },
  ): Promise<string>
  allocate(invoiceId: string, amount: bigint): Promise<string>
  /** A gift card, sold and not redeemed. */
  giftCard(amount: bigint): Promise<SoldCard>
  /** What is in the wallet. */
  balance(customerId: string): Promise<bigint>
  due(invoiceId: string): Promise<bigint>
}

type SoldCard = Awaited<ReturnType<DemoApi['giftCards']['sell']['mutate']>>

export async function openDemoShop(): Promise<DemoShop> {
  const api = await openApi('accountant')
  const [bank] = await api.accounting.payments.journals.query()
  const journalId = bank?.id ?? ''
  return {
    api,
    async customer(name = 'Ada Quinn') {
      const unique = uniqueName(name)
      const { customerId } = await api.customers.create.mutate({ name: unique, idempotencyKey: newId() })
      const { walletId } = await api.wallet.ofCustomer.query({ customerId })
      return { id: customerId, name: unique, walletId }
    },
    async credit(customerId, amount) {
      const { paymentId } = await api.accounting.payments.create.mutate({
        idempotencyKey: newId(),
        direction: 'receive',
        customerId,
        amount: amount.toString(),
        journalId,
        date: today,
        reference: 'Transfer',
        destination: 'wallet',
      })
      await api.accounting.payments.confirm.mutate({ paymentId, idempotencyKey: newId() })
      return paymentId
    },
    async invoice(customerId, amount, { currency = 'EUR', confirmed = true } = {}) {
      const { invoiceId } = await api.accounting.invoices.create.mutate({
        idempotencyKey: newId(),
        kind: 'invoice',
        customerId,
        date: today,
        dueDate: today,
        currency,
        exchangeRate: currency === 'EUR' ? null : '0.9',
        pricesIncludeTax: false,
        lines: [{ description: 'Lamp', quantity: '1000', unitPrice: amount.toString() }],
      })
      if (confirmed) await api.accounting.invoices.confirm.mutate({ invoiceId, idempotencyKey: newId() })
      return invoiceId
    },
    async allocate(invoiceId, amount) {
      const request = { invoiceId, amount: amount.toString(), idempotencyKey: newId() }
      return (await api.wallet.allocate.mutate(request)).allocationId
    },
    giftCard: (amount) =>
      api.giftCards.sell.mutate({ amount: amount.toString(), journalId, idempotencyKey: newId() }),
    async balance(customerId) {
      return BigInt((await api.wallet.ofCustomer.query({ customerId })).balance.amount)
    },
    async due(invoiceId) {
      const { amountDue } = await api.accounting.invoices.get.query({ invoiceId })
      return BigInt(amountDue?.amount ?? 0)
    },
  }
}
