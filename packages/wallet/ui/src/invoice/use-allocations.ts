import { invalidateInvoices } from '@erp/accounting/web'
import { newIdempotencyKey, queryClient, wasAnswered } from '@platform/plugin-api/web'
import { notifyDone, notifyFailure, useMessages, useToday } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { hasLapsed, invalidateWallets, type WalletPanel, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { useFormatMoney } from '../use-format-money.ts'
import { panelAfterAllocation, panelAfterUndo } from './panel-after.ts'

const MOST_RESENDS = 8
const LONGEST_PAUSE_MS = 5_000

/** What was sent may have been done although its answer was lost. Sent again with the same key, it counts once. */
const resentWhenUnanswered = {
  retry: (failures: number, error: unknown) => !wasAnswered(error) && failures < MOST_RESENDS,
  retryDelay: (failures: number) => Math.min(500 * 2 ** failures, LONGEST_PAUSE_MS),
} as const

/** Applies wallet credit to an invoice and takes it back; each answer is on the page before anything is asked anew. */
export function useAllocations(invoiceId: string) {
  const t = useMessages(messages)
  const format = useFormatMoney()
  const today = useToday()

  const undo = useMutation(
    wallet.undoAllocation.mutationOptions({
      ...resentWhenUnanswered,
      onSuccess: async (answer) => {
        await changePanel(invoiceId, (panel) => panelAfterUndo(panel, answer, today))
        const shown = { amount: format(answer.amount), lapsed: format(answer.lapsed) }
        notifyDone(t(hasLapsed(answer) ? 'undo.doneLapsed' : 'undo.done', shown))
      },
      onError: (error) => notifyFailure(error, messages),
      // Also after a refusal: another tab was quicker, and the figures say how.
      onSettled: askAnew,
    }),
  )

  const allocate = useMutation(
    wallet.allocate.mutationOptions({
      ...resentWhenUnanswered,
      onSuccess: async (answer) => {
        const at = new Date().toISOString()
        await changePanel(invoiceId, (panel) => panelAfterAllocation(panel, answer, { date: today, at }))
        const done = { amount: format(answer.amount), balance: format(answer.walletBalance) }
        const { allocationId } = answer
        notifyDone(t('allocate.done', done), {
          label: t('undo.action'),
          run: () => undo.mutate({ allocationId, idempotencyKey: newIdempotencyKey() }),
        })
      },
      onSettled: askAnew,
    }),
  )

  return { allocate, undo }
}

async function changePanel(invoiceId: string, change: (panel: WalletPanel) => WalletPanel): Promise<void> {
  // A question under way was asked before, and its answer would bring the old figures back.
  await queryClient.cancelQueries(wallet.invoicePanel.queryFilter({ invoiceId }))
  queryClient.setQueryData(wallet.invoicePanel.queryKey({ invoiceId }), (panel) => panel && change(panel))
}

function askAnew(): void {
  void invalidateWallets()
  void invalidateInvoices()
}
