import { Button, Skeleton } from '@mantine/core'
import { useDocumentTitle } from '@mantine/hooks'
import { useSession } from '@platform/plugin-api/web'
import { ErrorAlert, Loaded, MoneyText, useMessages } from '@platform/ui'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { alwaysFresh, walletPos } from '../client.ts'
import { messages } from '../messages.ts'
import classes from './own.module.css'
import { QrCode } from './qr-code.tsx'
import { usePaymentCode } from './use-payment-code.ts'

/** What was paid at the till is seen here while the phone is still in the hand. */
const ASK_AGAIN_MS = 4_000

/** What a customer holds to a till: their balance, and a code that proves that the wallet is theirs. */
export function PayAtTillPage(): ReactNode {
  const t = useMessages(messages)
  const { company } = useSession()
  useDocumentTitle(t('own.title'))
  const wallet = useQuery(
    walletPos.own.wallet.queryOptions(undefined, { ...alwaysFresh, refetchInterval: ASK_AGAIN_MS }),
  )
  const { code, secondsLeft, error, isPending, renew } = usePaymentCode()

  // A code that has paid does not count any more: once less is there, a new one is shown.
  const available = wallet.data?.available.amount
  const known = useRef(available)
  useEffect(() => {
    if (known.current !== undefined && available !== known.current) renew()
    known.current = available
  }, [available, renew])

  // Who is no customer here is told so once.
  const hasNoWallet = available === undefined && wallet.error !== null && error !== null
  return (
    <div className={classes['page']}>
      <h1>{t('own.title')}</h1>
      <Loaded query={wallet} messages={messages}>
        {({ available: amount }) => (
          <div>
            <div className={classes['label']} id="own-available">
              {t('own.available', { company: company.name })}
            </div>
            <output className={classes['balance']} aria-labelledby="own-available">
              <MoneyText value={amount} />
            </output>
          </div>
        )}
      </Loaded>
      {!hasNoWallet && (
        <section className={classes['panel']} aria-label={t('own.code')}>
          {code === null ? (
            error === null && <Skeleton className={classes['code'] ?? ''} h="18rem" />
          ) : (
            <>
              <QrCode text={code} label={t('own.codePicture')} />
              <bdi dir="ltr" className={classes['digits']}>
                {code.replaceAll(/\d{4}(?=\d)/g, '$& ')}
              </bdi>
            </>
          )}
          <ErrorAlert error={error} messages={messages} />
          {/* Not read out: every second would be too much. */}
          <div className={classes['left']} aria-hidden="true">
            {code !== null && error === null && t('own.changesIn', { count: secondsLeft })}
          </div>
          <Button variant="default" size="md" loading={isPending} onClick={renew}>
            {t('own.newCode')}
          </Button>
        </section>
      )}
      {!hasNoWallet && <p className={classes['label']}>{t('own.hint')}</p>}
    </div>
  )
}
