import { useRoleName } from '@erp/identity/web'
import { Button, Group, PasswordInput } from '@mantine/core'
import { FormDialog, Loaded, notifyDone, Section, StatusBadge, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateSetUp, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import type { TillCashier } from '../till/till-types.ts'
import classes from './office.module.css'

const pinShape = /^\d{4,8}$/

/** Who can say at a till who they are: by a PIN of their own. */
export function PinsSection(): ReactNode {
  const t = useMessages(messages)
  const roleName = useRoleName()
  const query = useQuery(pointOfSale.cashiers.list.queryOptions())
  const [edited, setEdited] = useState<TillCashier | null>(null)
  const clear = useMutation(
    pointOfSale.cashiers.setPin.mutationOptions({ onSuccess: () => void invalidateSetUp() }),
  )
  return (
    <Section title={t('pins.title')}>
      <p className={classes['hint']}>{t('pins.hint')}</p>
      <Loaded query={query} messages={messages}>
        {(people) => (
          <ul className={classes['people']}>
            {people.map((person) => (
              <li key={person.id}>
                <span>
                  <bdi>{person.name}</bdi>
                  <small>{roleName(person.role)}</small>
                </span>
                <Group gap="xs">
                  <StatusBadge
                    tone={person.hasPin ? 'done' : 'draft'}
                    label={person.hasPin ? t('pins.has') : t('pins.hasNot')}
                  />
                  <Button
                    variant="default"
                    aria-label={t('pins.setOf', { name: person.name })}
                    onClick={() => setEdited(person)}
                  >
                    {person.hasPin ? t('pins.change') : t('pins.set')}
                  </Button>
                  {person.hasPin && (
                    <Button
                      variant="subtle"
                      color="red"
                      aria-label={t('pins.removeOf', { name: person.name })}
                      onClick={() => clear.mutate({ userId: person.id, pin: null })}
                    >
                      {t('pins.remove')}
                    </Button>
                  )}
                </Group>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {edited && <PinForm person={edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

function PinForm({ person, onClose }: { person: TillCashier; onClose: () => void }): ReactNode {
  const t = useMessages(messages)
  const [pin, setPin] = useState('')
  const set = useMutation(
    pointOfSale.cashiers.setPin.mutationOptions({
      onSuccess: () => {
        void invalidateSetUp()
        notifyDone(t('pins.saved', { name: person.name }))
        onClose()
      },
    }),
  )
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={t('pins.setOf', { name: person.name })}
      submitLabel={t('pins.save')}
      onSubmit={() => set.mutate({ userId: person.id, pin })}
      pending={set.isPending}
      disabled={!pinShape.test(pin)}
      error={set.error}
      messages={messages}
    >
      <PasswordInput
        label={t('pins.pin')}
        description={t('pins.pinHint')}
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={8}
        required
        data-autofocus
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
      />
    </FormDialog>
  )
}
