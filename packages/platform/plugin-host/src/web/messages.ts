import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/en.ts'

export const messages = defineMessages('host', {
  en,
  ar: () => import('./messages/ar.ts').then((module) => module.ar),
})
