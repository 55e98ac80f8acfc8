import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/en.ts'

export const messages = defineMessages('wallet-pos', {
  en,
  ar: () => import('./messages/ar.ts').then((module) => module.ar),
})
