import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { useNetwork } from '@mantine/hooks'
import {
  chooseLanguage,
  openKeyboardHelp,
  PlainLink,
  useLanguage,
  useMessages,
  useShortcut,
} from '@platform/ui'
import {
  IconArrowBackUp,
  IconArrowsExchange,
  IconBookmark,
  IconCashBanknote,
  IconDoorExit,
  IconFileInvoice,
  IconKeyboard,
  IconLanguage,
  IconLock,
  IconMenu2,
  IconMoon,
  IconNote,
  IconReceipt,
  IconReportMoney,
  IconSun,
  IconUserCircle,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { pointOfSale } from '../client.ts'
import { messages } from '../messages.ts'
import { ordersPage } from '../pages.ts'
import { keepFocus } from './keep-focus.ts'
import classes from './till.module.css'
import { useTill } from './till-context.ts'
import type { PlainDialog } from './till-types.ts'

const icon = { size: 20, 'aria-hidden': true } as const

/** Which till and who stands at it; what is done besides selling, behind one button. */
export function TillBar(): ReactNode {
  const t = useMessages(messages)
  const { load, openDialog, basket, layout } = useTill()
  const { online } = useNetwork()
  // As many as when the till was loaded, until something is parked or taken up.
  const { data: parked = load.parked } = useQuery(
    pointOfSale.orders.parked.queryOptions(
      { registerId: load.register.id },
      { select: (orders) => orders.length },
    ),
  )
  const open = (name: PlainDialog['name']) => () => openDialog({ name })
  // Here, for the basket is not on every screen of a phone.
  useShortcut({ keys: 'u', label: t('keys.customer'), run: () => openDialog({ name: 'customer' }) })
  useShortcut({ keys: 'p', label: t('keys.park'), run: open('parked') })
  useShortcut({ keys: 'o', label: t('keys.orders'), run: open('orders') })
  const tool = (label: string, sign: ReactNode, run: () => void, badge = 0) => (
    <button
      type="button"
      className={classes['tool']}
      aria-label={label}
      title={label}
      onMouseDown={keepFocus}
      onClick={run}
    >
      {sign}
      {layout === 'wide' && <span>{label}</span>}
      {badge > 0 && <span className={classes['badge']}>{badge}</span>}
    </button>
  )
  return (
    <>
      <header className={classes['bar']}>
        <div className={classes['which']}>
          <strong>
            <bdi>{load.register.name}</bdi>
          </strong>
          <span>
            <bdi>{load.session.name}</bdi>
          </span>
        </div>
        <div className={classes['tools']}>
          {tool(t('bar.parked'), <IconBookmark {...icon} />, open('parked'), parked)}
          {tool(t('bar.orders'), <IconReceipt {...icon} />, open('orders'))}
          <button
            type="button"
            className={classes['tool']}
            aria-label={t('bar.cashier', { name: load.session.cashier.name })}
            onMouseDown={keepFocus}
            onClick={open('cashier')}
          >
            <IconUserCircle {...icon} />
            {layout !== 'phone' && <bdi>{load.session.cashier.name}</bdi>}
          </button>
          <TillMenu open={open} hasLines={basket.lines.length > 0} />
        </div>
      </header>
      {!online && (
        <div role="status" className={classes['offline']}>
          {t('till.offline')}
        </div>
      )}
    </>
  )
}

function TillMenu({
  open,
  hasLines,
}: {
  open: (name: PlainDialog['name']) => () => void
  hasLines: boolean
}): ReactNode {
  const t = useMessages(messages)
  const { openDialog } = useTill()
  const language = useLanguage()
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const item = (label: string, sign: ReactNode, run: () => void) => (
    <Menu.Item className={classes['item'] ?? ''} leftSection={sign} onClick={run}>
      {label}
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end" width={280}>
      <Menu.Target>
        <button type="button" className={classes['tool']} aria-label={t('bar.menu')}>
          <IconMenu2 {...icon} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {hasLines &&
          item(t('menu.note'), <IconNote {...icon} />, () => openDialog({ name: 'note', lineId: null }))}
        {item(t('menu.refund'), <IconArrowBackUp {...icon} />, open('orders'))}
        {item(t('menu.settle'), <IconFileInvoice {...icon} />, open('settle'))}
        {item(t('menu.cash'), <IconCashBanknote {...icon} />, open('cash'))}
        {item(t('menu.cashier'), <IconArrowsExchange {...icon} />, open('cashier'))}
        <Menu.Divider />
        {item(t('menu.report'), <IconReportMoney {...icon} />, open('report'))}
        {item(t('menu.close'), <IconLock {...icon} />, open('close'))}
        <Menu.Divider />
        <Menu.Item
          className={classes['item'] ?? ''}
          leftSection={<IconLanguage {...icon} />}
          lang={language === 'ar' ? 'en' : 'ar'}
          onClick={() => void chooseLanguage(language === 'ar' ? 'en' : 'ar')}
        >
          {language === 'ar' ? 'English' : 'العربية'}
        </Menu.Item>
        {item(
          scheme === 'dark' ? t('menu.light') : t('menu.dark'),
          scheme === 'dark' ? <IconSun {...icon} /> : <IconMoon {...icon} />,
          () => setColorScheme(scheme === 'dark' ? 'light' : 'dark'),
        )}
        {item(t('menu.keys'), <IconKeyboard {...icon} />, openKeyboardHelp)}
        <Menu.Item className={classes['item'] ?? ''} leftSection={<IconDoorExit {...icon} />} component="div">
          <PlainLink href={ordersPage.href()} className={classes['leave']}>
            {t('menu.leave')}
          </PlainLink>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
