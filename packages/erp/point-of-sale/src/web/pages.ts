import { definePage } from '@platform/plugin-api/web'

export const tillsPage = definePage({
  path: '/pos',
  permission: 'point-of-sale.sell',
  wholeScreen: true,
  load: () => import('./till/start/tills-page.tsx').then((module) => module.TillsPage),
})

export const tillPage = definePage({
  path: '/pos/$sessionId',
  permission: 'point-of-sale.sell',
  wholeScreen: true,
  load: () => import('./till/till-page.tsx').then((module) => module.TillPage),
})

export const ordersPage = definePage({
  path: '/point-of-sale/orders',
  permission: 'point-of-sale.read',
  load: () => import('./office/orders-page.tsx').then((module) => module.OrdersPage),
})

export const orderPage = definePage({
  path: '/point-of-sale/orders/$orderId',
  permission: 'point-of-sale.read',
  load: () => import('./office/order-page.tsx').then((module) => module.OrderPage),
})

export const sessionsPage = definePage({
  path: '/point-of-sale/sessions',
  permission: 'point-of-sale.read',
  load: () => import('./office/sessions-page.tsx').then((module) => module.SessionsPage),
})

export const sessionPage = definePage({
  path: '/point-of-sale/sessions/$sessionId',
  permission: 'point-of-sale.read',
  load: () => import('./office/session-page.tsx').then((module) => module.SessionPage),
})

export const registersPage = definePage({
  path: '/point-of-sale/registers',
  permission: 'point-of-sale.configure',
  load: () => import('./office/registers-page.tsx').then((module) => module.RegistersPage),
})

export const methodsPage = definePage({
  path: '/point-of-sale/payment-methods',
  permission: 'point-of-sale.configure',
  load: () => import('./office/methods-page.tsx').then((module) => module.MethodsPage),
})

export const posSettingsPage = definePage({
  path: '/settings/point-of-sale',
  permission: 'point-of-sale.configure',
  load: () => import('./office/settings-page.tsx').then((module) => module.SettingsPage),
})
