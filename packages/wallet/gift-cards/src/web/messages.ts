import { defineMessages } from '@platform/plugin-api/web'
import { en } from './messages/always/en.ts'

export const messages = defineMessages('wallet-gift-cards', {
  always: { en, ar: () => import('./messages/always/ar.ts').then((module) => module.ar) },
  pages: {
    en: () => import('./messages/en.ts').then((module) => module.en),
    ar: () => import('./messages/ar.ts').then((module) => module.ar),
  },
  findings: { ar: () => import('./messages/findings/ar.ts').then((module) => module.ar) },
})
