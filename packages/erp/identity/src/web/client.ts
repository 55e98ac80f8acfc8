import { pluginClient } from '@platform/plugin-api/web'
import type { IdentityRouter } from '../router.ts'

export const identity = pluginClient<IdentityRouter>('identity')
