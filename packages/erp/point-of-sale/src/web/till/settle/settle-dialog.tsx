import { Stack, Text } from '@mantine/core'
import { useIdempotencyKey } from '@platform/plugin-api/web'
import { DateText, ErrorAlert, Loaded, MoneyInput, MoneyText, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type PosAnswers, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import type { PosCustomer } from '../../slots.ts'
import { useApproval } from '../approval/approval.tsx'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { Parts } from '../payment/parts.tsx'
import { ProofDialog } from '../payment/proof-dialog.tsx'
import { useCardCharges } from '../payment/use-card-charges.ts'
import { useParts } from '../payment/use-parts.ts'
import { type Proof, type ProofQuestion, proven, useProofQuestions } from '../payment/use-proof-questions.ts'
import { useTill } from '../till-context.ts'
import { fetchUnknownEnd, useWrites } from '../writes/writes.tsx'

/** Takes money for what a customer bought on account before. */
export function SettleDialog(): ReactNode {
  const t = useMessages(messages)
  const { basket, openDialog } = useTill()
  const { customer } = basket
  return (
    <TillModal title={t('settle.title')}>
      {customer === null ? (
        <Stack gap="md">
          <Text>{t('settle.chooseFirst')}</Text>
          <TillButton
            primary
            data-autofocus
            onClick={() => openDialog({ name: 'customer', thenOpen: 'settle' })}
          >
            {t('customer.choose')}
          </TillButton>
        </Stack>
      ) : (
        <OpenInvoices customer={customer} />
      )}
    </TillModal>
  )
}

function OpenInvoices({ customer }: { customer: PosCustomer }): ReactNode {
  const t = useMessages(messages)
  const query = useQuery(
    pointOfSale.invoices.open.queryOptions({ customerId: customer.id }, { staleTime: 0 }),
  )
  return (
    <Loaded query={query} messages={messages}>
      {(invoices) =>
        invoices.length === 0 ? (
          <Text py="lg" ta="center">
            {t('settle.nothing', { name: customer.name })}
          </Text>
        ) : (
          <SettleForm customer={customer} invoices={invoices} />
        )
      }
    </Loaded>
  )
}

function SettleForm({
  customer,
  invoices,
}: {
  customer: PosCustomer
  invoices: PosAnswers['invoices']['open']
}): ReactNode {
  const t = useMessages(messages)
  const { currency, load, methods, money, openDialog } = useTill()
  const { write } = useWrites()
  const [key] = useIdempotencyKey()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    new Set(invoices.map(({ invoiceId }) => invoiceId)),
  )
  const [typed, setTyped] = useState<bigint | null>(null)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const chargeCards = useCardCharges(load)
  const { ask, forget } = useApproval()
  const proofQuestionOf = useProofQuestions()
  const [question, setQuestion] = useState<ProofQuestion | null>(null)
  const due = invoices
    .filter(({ invoiceId }) => chosen.has(invoiceId))
    .reduce((sum, { residual }) => sum + BigInt(residual.amount), 0n)
  const amount = typed ?? due
  const choice = useParts(
    methods.filter(({ kind }) => kind !== 'invoice'),
    amount,
  )
  const accountIds = choice.parts.flatMap(({ method }) => (method.kind === 'account' ? [method.id] : []))
  const canSubmit = amount > 0n && amount <= due && choice.isWhole

  function toggle(invoiceId: string) {
    setTyped(null)
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(invoiceId)) after.add(invoiceId)
      return after
    })
  }

  async function submit(proof?: Proof) {
    if (!canSubmit || isPending) return
    setPending(true)
    setError(null)
    try {
      await fetchUnknownEnd()
      const charged = await chargeCards(choice.tenders())
      const tenders = proven(charged, proof, (methodId) => accountIds.includes(methodId))
      const receipt = await write({
        kind: 'settle',
        request: {
          idempotencyKey: key,
          sessionId: load.session.id,
          customerId: customer.id,
          invoices: spread(amount),
          tenders,
        },
      })
      if (receipt === null) return
      forget()
      openDialog({ name: 'receipt', receipt, isNew: true })
    } catch (failure) {
      const asked = proofQuestionOf(failure)
      if (asked === null) setError(failure)
      else setQuestion(asked)
    } finally {
      setPending(false)
    }
  }

  async function vouch({ title }: ProofQuestion) {
    setQuestion(null)
    if ((await ask({ permission: 'point-of-sale.vouch', title })) !== null) await submit()
  }

  /** Part of the sum goes to the oldest invoices first, as they are listed. */
  function spread(sum: bigint) {
    let left = sum
    return invoices.flatMap(({ invoiceId, residual }) => {
      const open = BigInt(residual.amount)
      const part = chosen.has(invoiceId) ? (open < left ? open : left) : 0n
      left -= part
      return part > 0n ? [{ invoiceId, amount: part.toString() }] : []
    })
  }

  return (
    <>
      {question && (
        <ProofDialog
          limit={question.limit}
          refused={question.refused}
          methodIds={accountIds}
          give={(proof) => {
            setQuestion(null)
            void submit(proof)
          }}
          vouch={() => void vouch(question)}
          onClose={() => setQuestion(null)}
        />
      )}
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <Stack gap="md">
          <Text fw={600} size="lg">
            <bdi>{customer.name}</bdi>
          </Text>
          <ul className={classes['list']}>
            {invoices.map((invoice) => (
              <li key={invoice.invoiceId}>
                <button
                  type="button"
                  aria-pressed={chosen.has(invoice.invoiceId)}
                  className={classes['item']}
                  onClick={() => toggle(invoice.invoiceId)}
                >
                  <strong>
                    <bdi>{invoice.number}</bdi>
                  </strong>
                  <MoneyText value={invoice.residual} strong />
                  <span className={classes['sub']}>
                    {t('settle.dueOn')} <DateText date={invoice.dueDate} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <MoneyInput
            label={t('settle.amount')}
            description={t('settle.amountHint', { due: money(due) })}
            currency={currency}
            required
            value={amount}
            error={amount > due ? t('settle.tooMuch') : undefined}
            onChange={setTyped}
          />
          <Parts choice={choice} />
          <ErrorAlert error={error} messages={messages} />
          <TillButton type="submit" primary disabled={!canSubmit} pending={isPending}>
            {t('settle.submit', { amount: money(amount) })}
          </TillButton>
        </Stack>
      </form>
    </>
  )
}
