import { Modal, Stack, Text } from '@mantine/core'
import { useIdempotencyKey, useSession } from '@platform/plugin-api/web'
import { ErrorAlert, MoneyText, splitHref, useMessages } from '@platform/ui'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { type PosAnswers, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { tillPage } from '../../pages.ts'
import classes from '../dialogs/dialogs.module.css'
import { TillButton } from '../dialogs/till-button.tsx'
import { CashCount } from '../session/cash-count.tsx'

/** Opens a session with the cash counted, which is as much as was left the time before. */
export function OpenDialog({
  register,
  onClose,
}: {
  register: PosAnswers['till']['start']['registers'][number]
  onClose: () => void
}): ReactNode {
  const t = useMessages(messages)
  const navigate = useNavigate()
  const { currency } = useSession().company
  const [key] = useIdempotencyKey()
  const left = register.lastCounted === null ? null : BigInt(register.lastCounted.amount)
  const [counted, setCounted] = useState<bigint | null>(left ?? 0n)
  const open = useMutation(
    pointOfSale.sessions.open.mutationOptions({
      onSuccess: ({ sessionId }) => void navigate(splitHref(tillPage.href({ sessionId }))),
    }),
  )

  function submit() {
    if (counted === null) return
    open.mutate({ idempotencyKey: key, registerId: register.id, openingCash: counted.toString() })
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('open.title', { register: register.name })}
      closeButtonProps={{ 'aria-label': t('close'), size: 44 }}
    >
      <form
        noValidate
        className={classes['touch'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="md">
          {left !== null && register.lastCounted && (
            <Text>
              {t('open.left')} <MoneyText value={register.lastCounted} strong />
            </Text>
          )}
          <CashCount label={t('open.counted')} currency={currency} value={counted} onChange={setCounted} />
          {left !== null && counted !== null && counted !== left && (
            <p className={classes['change']} role="status">
              {counted > left ? t('close.over') : t('close.missing')}{' '}
              <MoneyText
                value={{ amount: counted > left ? counted - left : left - counted, currency }}
                strong
              />
            </p>
          )}
          <ErrorAlert error={open.error} messages={messages} />
          <TillButton type="submit" primary disabled={counted === null} pending={open.isPending}>
            {t('open.submit')}
          </TillButton>
        </Stack>
      </form>
    </Modal>
  )
}
