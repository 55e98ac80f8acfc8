import { useSession } from '@platform/plugin-api/web'
import {
  DecimalInput,
  DocumentPage,
  Fields,
  Loaded,
  MoneyInput,
  notifyDone,
  problemOfField,
  useMessages,
} from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateLoyalty, type LoyaltyAnswers, loyalty } from './client.ts'
import { messages } from './messages.ts'

/** Settings > Loyalty points. */
export function RulesPage(): ReactNode {
  const query = useQuery(loyalty.rules.get.queryOptions())
  return (
    <Loaded query={query} as="document" messages={messages}>
      {(rules) => <RulesForm rules={rules} />}
    </Loaded>
  )
}

function RulesForm({ rules }: { rules: LoyaltyAnswers['rules']['get'] }): ReactNode {
  const t = useMessages(messages)
  const { currency } = useSession().company
  const [amount, setAmount] = useState<bigint | null>(BigInt(rules.amountPerPoint))
  const [months, setMonths] = useState<bigint | null>(
    rules.expiryMonths === null ? null : BigInt(rules.expiryMonths),
  )
  const change = useMutation(
    loyalty.rules.change.mutationOptions({
      onSuccess: () => {
        void invalidateLoyalty()
        notifyDone(t('rules.saved'))
      },
    }),
  )

  function save() {
    if (amount === null || amount <= 0n) return
    change.mutate({
      amountPerPoint: amount.toString(),
      expiryMonths: months === null ? null : Number(months),
    })
  }

  return (
    <DocumentPage
      title={t('rules.title')}
      actions={[
        {
          id: 'save',
          label: t('rules.save'),
          kind: 'primary',
          run: save,
          pending: change.isPending,
          disabled: amount === null,
        },
      ]}
      saving={change}
      error={change.error}
      messages={messages}
    >
      <Fields>
        <MoneyInput
          label={t('rules.amountPerPoint')}
          description={t('rules.amountHint')}
          required
          currency={currency}
          sign="positive"
          value={amount}
          error={amount === null ? t('problem.amount') : problemOfField(change.error, 'amountPerPoint')}
          onChange={setAmount}
        />
        <DecimalInput
          label={t('rules.expiryMonths')}
          description={t('rules.expiryHint')}
          digits={0}
          min={1n}
          max={120n}
          unit={t('rules.months')}
          value={months}
          error={problemOfField(change.error, 'expiryMonths')}
          onChange={setMonths}
        />
      </Fields>
    </DocumentPage>
  )
}
