import { CustomerPicker } from '@erp/customers/web'
import { Select, Text, TextInput } from '@mantine/core'
import { formatMoney } from '@platform/money'
import { useIdempotencyKey, useSession } from '@platform/plugin-api/web'
import {
  DateInput,
  DocumentPage,
  type Entity,
  Fields,
  type LineColumn,
  LinesEditor,
  MoneyInput,
  notifyDone,
  splitHref,
  useLocale,
  useMessages,
  useToday,
} from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { accounting, invalidateBooks } from '../client.ts'
import { messages } from '../messages.ts'
import { journalEntriesPage, journalEntryPage } from '../pages.ts'
import { useAccountOptions } from '../shared/use-accounts.ts'

type ItemDraft = {
  readonly id: string
  readonly accountId: string | null
  readonly customer: Entity | null
  readonly label: string
  readonly debit: bigint | null
  readonly credit: bigint | null
}

function newItem(part: Partial<ItemDraft> = {}): ItemDraft {
  return {
    id: crypto.randomUUID(),
    accountId: null,
    customer: null,
    label: '',
    debit: null,
    credit: null,
    ...part,
  }
}

/** Posts an entry by hand in the general journal. */
export function NewEntryPage(): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const today = useToday()
  const { currency } = useSession().company
  const [date, setDate] = useState<string | null>(today)
  const [reference, setReference] = useState('')
  const [items, setItems] = useState<readonly ItemDraft[]>(() => [newItem(), newItem()])
  const [tried, setTried] = useState(false)
  const [idempotencyKey, renewKey] = useIdempotencyKey()
  const post = useMutation(
    accounting.entries.post.mutationOptions({
      onSuccess: ({ entryId }) => {
        void invalidateBooks()
        notifyDone(t('entry.posted'))
        void navigate({ ...splitHref(journalEntryPage.href({ entryId })), replace: true })
      },
      // What was refused is another request once it was corrected.
      onError: renewKey,
    }),
  )
  const difference = balanceOf(items)
  const written = items.flatMap((item) => toWireItem(item, currency))
  const isWhole = written.length === items.length && items.length >= 2

  function submit() {
    setTried(true)
    if (date === null || reference.trim() === '' || !isWhole || difference !== 0n) return
    post.mutate({ idempotencyKey, date, reference, items: written })
  }

  return (
    <DocumentPage
      trail={[{ label: t('entries.title'), href: journalEntriesPage.href() }]}
      title={t('entry.new')}
      actions={[
        { id: 'post', label: t('entry.post'), kind: 'primary', run: submit, pending: post.isPending },
      ]}
      saving={post}
      error={post.error}
      messages={messages}
    >
      <Fields>
        <DateInput
          label={t('entry.date')}
          required
          value={date}
          onChange={setDate}
          error={tried && date === null ? t('problem.date') : undefined}
        />
        <TextInput
          label={t('entry.reference')}
          required
          autoFocus
          maxLength={200}
          value={reference}
          error={tried && reference.trim() === '' ? t('problem.reference') : undefined}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
      </Fields>
      <LinesEditor
        label={t('entry.items')}
        addLabel={t('entry.addLine')}
        lines={items}
        onChange={setItems}
        // What is missing to balance is what the next item is usually for.
        newLine={() =>
          newItem(difference > 0n ? { credit: difference } : difference < 0n ? { debit: -difference } : {})
        }
        columns={useItemColumns(tried)}
      />
      <Balance difference={difference} isWhole={isWhole} tried={tried} />
    </DocumentPage>
  )
}

/** Whether the entry can be posted as it stands, in a sentence. */
function Balance({
  difference,
  isWhole,
  tried,
}: {
  difference: bigint
  isWhole: boolean
  tried: boolean
}): ReactNode {
  const t = useMessages(messages)
  const locale = useLocale()
  const { currency } = useSession().company
  const amount = formatMoney({ amount: difference < 0n ? -difference : difference, currency }, locale)
  const isWrong = difference !== 0n || (tried && !isWhole)
  const sentence =
    difference === 0n ? t(isWhole ? 'entry.inBalance' : 'problem.items') : t('entry.outOfBalance', { amount })
  return (
    <Text size="sm" p="md" role="status" c={isWrong ? 'var(--mantine-color-error)' : 'dimmed'}>
      {sentence}
    </Text>
  )
}

function useItemColumns(tried: boolean): readonly LineColumn<ItemDraft>[] {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const accounts = useAccountOptions({ manual: true })
  return [
    {
      id: 'account',
      header: t('item.account'),
      width: '2fr',
      cell: (line, change) => (
        <Select
          aria-label={t('item.account')}
          data={accounts}
          searchable
          value={line.accountId}
          error={tried && line.accountId === null}
          onChange={(accountId) => change({ accountId })}
        />
      ),
    },
    {
      id: 'customer',
      header: t('item.customer'),
      width: '1.5fr',
      cell: (line, change) => (
        <CustomerPicker
          labelHidden
          addable={false}
          value={line.customer}
          onChange={(customer) => change({ customer })}
        />
      ),
    },
    {
      id: 'label',
      header: t('item.label'),
      width: '1.5fr',
      cell: (line, change) => (
        <TextInput
          aria-label={t('item.label')}
          maxLength={200}
          value={line.label}
          onChange={(event) => change({ label: event.currentTarget.value })}
        />
      ),
    },
    {
      id: 'debit',
      header: t('item.debit'),
      align: 'end',
      width: '9rem',
      cell: (line, change) => (
        <MoneyInput
          label={t('item.debit')}
          labelHidden
          currency={currency}
          value={line.debit}
          onChange={(debit) => change(debit === null ? { debit } : { debit, credit: null })}
        />
      ),
    },
    {
      id: 'credit',
      header: t('item.credit'),
      align: 'end',
      width: '9rem',
      cell: (line, change) => (
        <MoneyInput
          label={t('item.credit')}
          labelHidden
          currency={currency}
          value={line.credit}
          onChange={(credit) => change(credit === null ? { credit } : { credit, debit: null })}
        />
      ),
    },
  ]
}

function balanceOf(items: readonly ItemDraft[]): bigint {
  return items.reduce((sum, { debit, credit }) => sum + (debit ?? 0n) - (credit ?? 0n), 0n)
}

function toWireItem({ accountId, customer, label, debit, credit }: ItemDraft, currency: string) {
  const amount = debit ?? credit
  if (accountId === null || amount === null) return []
  const side = debit === null ? ('credit' as const) : ('debit' as const)
  return [
    {
      accountId,
      side,
      amount: amount.toString(),
      currency,
      ...(customer ? { customerId: customer.id } : {}),
      ...(label.trim() === '' ? {} : { label }),
    },
  ]
}
