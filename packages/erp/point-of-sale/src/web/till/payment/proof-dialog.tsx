import { PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useExtensions } from '@platform/plugin-api/web'
import { ErrorAlert, useMessages } from '@platform/ui'
import { type ReactNode, useState } from 'react'
import { messages } from '../../messages.ts'
import { posProofKinds } from '../../slots.ts'
import { TillButton } from '../dialogs/till-button.tsx'
import { TillModal } from '../dialogs/till-modal.tsx'
import { useTill } from '../till-context.ts'
import type { Proof } from './use-proof-questions.ts'

/** Asks the customer to prove that they may spend what is theirs, or a manager to vouch for them. */
export function ProofDialog({
  limit,
  refused,
  methodIds,
  give,
  vouch,
  onClose,
}: {
  /** Minor units as digits; empty where the server did not say. */
  limit: string
  /** Why the proof before did not count; null when this is the first. */
  refused: unknown
  /** The methods that are to pay. */
  methodIds: readonly string[]
  give: (proof: Proof) => void
  vouch: () => void
  /** Where it lies over another dialog, which stays. */
  onClose?: () => void
}): ReactNode {
  const t = useMessages(messages)
  const { money } = useTill()
  const kinds = useExtensions(posProofKinds).filter(({ methodId }) => methodIds.includes(methodId))
  const [kind, setKind] = useState(kinds[0]?.kind)
  const [value, setValue] = useState('')
  const chosen = kinds.find((each) => each.kind === kind)
  // Digits are grouped where a person reads them.
  const plain = value.replaceAll(/\s/g, '')
  const Input = kind === 'pin' ? PasswordInput : TextInput
  return (
    <TillModal title={t('proof.title')} size="md" {...(onClose ? { onClose } : {})}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          // A scanner types into whatever field has the focus: what it was is seen by its looks.
          const given = kinds.find(({ isLike }) => isLike(plain))?.kind ?? kind
          if (given !== undefined && plain !== '') give({ kind: given, value: plain })
        }}
      >
        <Stack gap="md">
          <Text>
            {limit === '' ? t('proof.hint') : t('proof.hintAbove', { amount: money(BigInt(limit)) })}
          </Text>
          <ErrorAlert error={refused} messages={messages} />
          {kinds.length > 1 &&
            kinds.map((each) => (
              <TillButton
                key={each.kind}
                aria-pressed={each.kind === kind}
                onClick={() => {
                  setKind(each.kind)
                  setValue('')
                }}
              >
                {each.label()}
              </TillButton>
            ))}
          {chosen && (
            <>
              <Input
                key={chosen.kind}
                size="md"
                label={chosen.label()}
                description={chosen.hint()}
                autoComplete="off"
                inputMode={chosen.kind === 'pin' ? 'numeric' : 'text'}
                data-autofocus
                value={value}
                onChange={(event) => setValue(event.currentTarget.value)}
              />
              <TillButton type="submit" primary disabled={plain === ''}>
                {t('proof.give')}
              </TillButton>
            </>
          )}
          <TillButton onClick={vouch}>{t('proof.vouch')}</TillButton>
        </Stack>
      </form>
    </TillModal>
  )
}
