import { Stack, Text, Title } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useMay, useSession } from '@platform/plugin-api/web'
import { EmptyState, Loaded, onDemand, PlainLink, TimeText, useMessages } from '@platform/ui'
import { IconArrowLeft, IconDeviceDesktop, IconLockOpen } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type PosAnswers, pointOfSale } from '../../client.ts'
import { messages } from '../../messages.ts'
import { ordersPage, registersPage, tillPage } from '../../pages.ts'
import classes from './start.module.css'

const OpenDialog = onDemand(() => import('./open-dialog.tsx').then((module) => module.OpenDialog))

type Register = PosAnswers['till']['start']['registers'][number]

/** Which register: an open one is gone on with, a closed one is opened with its cash counted. */
export function TillsPage(): ReactNode {
  const t = useMessages(messages)
  const { company } = useSession()
  useDocumentTitle(t('till.title'))
  const query = useQuery(pointOfSale.till.start.queryOptions(undefined, { staleTime: 0 }))
  const [opening, setOpening] = useState<Register | null>(null)
  return (
    <div className={classes['page']}>
      <header className={classes['head']}>
        <div>
          <Title order={1}>{t('start.title')}</Title>
          <Text c="dimmed">
            <bdi>{company.name}</bdi>
          </Text>
        </div>
        <PlainLink href={ordersPage.href()} className={classes['leave']}>
          <IconArrowLeft size={18} aria-hidden="true" />
          {t('menu.leave')}
        </PlainLink>
      </header>
      <Loaded query={query} messages={messages}>
        {({ registers }) =>
          registers.length === 0 ? (
            <NoRegister />
          ) : (
            <ul className={classes['registers']}>
              {registers.map((register) => (
                <li key={register.id}>
                  <RegisterCard register={register} onOpen={() => setOpening(register)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {opening && <OpenDialog register={opening} onClose={() => setOpening(null)} />}
    </div>
  )
}

function RegisterCard({ register, onOpen }: { register: Register; onOpen: () => void }): ReactNode {
  const t = useMessages(messages)
  const mayOpen = useMay('point-of-sale.run-sessions')
  const { session } = register
  if (session !== null)
    return (
      <PlainLink href={tillPage.href({ sessionId: session.id })} className={classes['register']}>
        <IconDeviceDesktop size={28} stroke={1.5} aria-hidden="true" />
        <strong>
          <bdi>{register.name}</bdi>
        </strong>
        <span>
          {t('start.openedBy', { name: session.openedByName })} · <TimeText at={session.openedAt} />
        </span>
        <em>{t('start.goOn')}</em>
      </PlainLink>
    )
  return (
    <button type="button" className={classes['register']} disabled={!mayOpen} onClick={onOpen}>
      <IconLockOpen size={28} stroke={1.5} aria-hidden="true" />
      <strong>
        <bdi>{register.name}</bdi>
      </strong>
      <span>{t('start.closed')}</span>
      <em>{mayOpen ? t('start.open') : t('start.mayNotOpen')}</em>
    </button>
  )
}

function NoRegister(): ReactNode {
  const t = useMessages(messages)
  const maySetUp = useMay('point-of-sale.configure')
  return (
    <Stack align="center">
      <EmptyState
        title={t('start.none')}
        hint={maySetUp ? t('start.noneHint') : t('start.noneAsk')}
        action={
          maySetUp && (
            <PlainLink href={registersPage.href()} className={classes['leave']}>
              {t('start.setUp')}
            </PlainLink>
          )
        }
      />
    </Stack>
  )
}
