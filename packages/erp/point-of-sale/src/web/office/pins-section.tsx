import { useRoleName } from '@erp/identity/web'
import { Button, Group } from '@mantine/core'
import { Loaded, onDemand, Section, StatusBadge, useMessages } from '@platform/ui'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { invalidateSetUp, pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import type { TillCashier } from '../till/till-types.ts'
import classes from './office.module.css'

const PinForm = onDemand(() => import('./pin-form.tsx').then((module) => module.PinForm))

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
