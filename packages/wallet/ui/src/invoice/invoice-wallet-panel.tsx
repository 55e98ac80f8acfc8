import type { InvoiceForPanels } from '@erp/accounting/web'
import { ActionIcon, Tooltip } from '@mantine/core'
import { newIdempotencyKey, queryClient, useMay, wasAnswered } from '@platform/plugin-api/web'
import { AppLink, ErrorAlert, Loaded, MoneyText, Section, useMessages, useShortcut } from '@platform/ui'
import { IconCashMove } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { alwaysFresh, type WalletPanel, wallet } from '../client.ts'
import { messages } from '../messages.ts'
import { walletPage } from '../pages.ts'
import { useAskedAnewWith } from '../use-asked-anew-with.ts'
import { AllocateForm } from './allocate-form.tsx'
import { AllocationsOfInvoice } from './allocations-of-invoice.tsx'
import classes from './invoice-wallet-panel.module.css'
import { ObstacleText } from './obstacle-text.tsx'
import { useAllocations } from './use-allocations.ts'

/** The section "Customer wallet" of an invoice. A credit note has none: what it gives back goes there by itself. */
export function InvoiceWalletPanel({ invoice }: { invoice: InvoiceForPanels }): ReactNode {
  return invoice.kind === 'invoice' ? <CustomerWallet invoice={invoice} /> : null
}

/** The balance, the way to apply it, and what was applied. */
function CustomerWallet({ invoice }: { invoice: InvoiceForPanels }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(wallet.invoicePanel.queryOptions({ invoiceId: invoice.id }, alwaysFresh))
  useAskedAnewWith(`${invoice.status} ${invoice.amountDue?.amount}`, query.refetch)
  return (
    <Section
      title={t('panel.title')}
      actions={
        query.data && (
          <AppLink size="sm" href={walletPage.href({ walletId: query.data.walletId })}>
            {t('wallet.open')}
          </AppLink>
        )
      }
    >
      <Loaded query={query} messages={messages}>
        {(panel) => <WalletOnInvoice invoiceId={invoice.id} panel={panel} />}
      </Loaded>
    </Section>
  )
}

function WalletOnInvoice({ invoiceId, panel }: { invoiceId: string; panel: WalletPanel }): ReactNode {
  const t = useMessages(messages)
  const { allocate, undo } = useAllocations(invoiceId)
  const mayAllocate = useMay('wallet.allocate')
  const [isOpen, setOpen] = useState(false)
  const section = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const isPossible = mayAllocate && panel.obstacle === null
  const isUnresolved = allocate.error !== null && !wasAnswered(allocate.error)
  const isRefused = allocate.error !== null && !isUnresolved
  const isChecking = allocate.isPending && allocate.failureCount > 0
  // A request whose fate is open keeps its form, whatever the figures say by now.
  const isFormShown = isOpen && (isPossible || allocate.isPending || isUnresolved)

  // Refused because the credit or the debt is gone: there is nothing left to fill in.
  useEffect(() => {
    if (isOpen && isRefused && !isPossible) setOpen(false)
  }, [isOpen, isRefused, isPossible])

  function open() {
    allocate.reset()
    setOpen(true)
  }

  function close() {
    setOpen(false)
    // The button may be gone with the credit; the keyboard then goes on from the section.
    setTimeout(() => (opener.current ?? section.current)?.focus())
  }

  function send(amount: bigint, idempotencyKey: string) {
    // A second click within the same moment, before the page could show that the first is on its way.
    if (queryClient.isMutating({ mutationKey: wallet.allocate.mutationKey() }) > 0) return
    allocate.mutate({ invoiceId, amount: amount.toString(), idempotencyKey }, { onSuccess: close })
  }

  function takeBack(allocationId: string) {
    // What was refused before no longer matters to who undoes something.
    allocate.reset()
    undo.mutate(
      { allocationId, idempotencyKey: newIdempotencyKey() },
      // Its button is gone with it; the keyboard goes on from the section.
      { onSuccess: () => section.current?.focus({ preventScroll: true }) },
    )
  }

  useShortcut({ keys: 'a', label: t('allocate.action'), run: open, enabled: isPossible && !isOpen })

  return (
    <div ref={section} tabIndex={-1} className={classes['panel']}>
      <div className={classes['figures']}>
        <Figure label={t('panel.balance')}>
          <MoneyText value={panel.balance} strong />
          {isPossible && (
            <Tooltip label={t('allocate.action')} position="bottom" disabled={isFormShown}>
              <ActionIcon
                ref={opener}
                aria-label={t('allocate.action')}
                aria-expanded={isFormShown}
                size={28}
                onClick={isFormShown ? close : open}
                loading={allocate.isPending && !isFormShown}
              >
                <IconCashMove size={16} className={classes['arrow']} aria-hidden="true" />
              </ActionIcon>
            </Tooltip>
          )}
        </Figure>
        {panel.available.amount !== panel.balance.amount && (
          <Figure label={t('wallet.available')}>
            <MoneyText value={panel.available} />
          </Figure>
        )}
        {panel.obstacle !== 'not_confirmed' && (
          <Figure label={t('panel.amountDue')}>
            <MoneyText value={panel.amountDue} />
          </Figure>
        )}
      </div>
      {isRefused && <ErrorAlert error={allocate.error} messages={messages} />}
      {isFormShown && (
        <AllocateForm
          invoiceId={invoiceId}
          panel={panel}
          state={
            isChecking ? 'checking' : allocate.isPending ? 'pending' : isUnresolved ? 'unresolved' : 'ready'
          }
          onClose={close}
          onAllocate={send}
        />
      )}
      {!isFormShown && !isRefused && <ObstacleText panel={panel} />}
      <AllocationsOfInvoice allocations={panel.allocations} undo={undo} onUndo={takeBack} />
    </div>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <div className={classes['label']}>{label}</div>
      <div className={classes['figure']}>{children}</div>
    </div>
  )
}
