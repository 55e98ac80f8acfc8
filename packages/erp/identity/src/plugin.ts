import {
  companyDirectories,
  definePlugin,
  extend,
  httpHandlers,
  sessionResolvers,
} from '@platform/plugin-api'
import { addCompany, addUser, listCompaniesCommand } from './commands.ts'
import { companyDirectory } from './company-directory.ts'
import { shellHandler } from './demo-sign-ins.ts'
import { permissions } from './permissions.ts'
import { identityRouter } from './router.ts'
import { sessionResolver } from './session-resolver.ts'
import { signInHandler } from './sign-in-handler.ts'

/** Companies, people, and what they are in them; sign-in. */
export const identityPlugin = definePlugin({
  id: 'identity',
  name: 'Companies and people',
  migrations: ['erp/identity'],
  router: identityRouter,
  permissions,
  extensions: [
    extend(companyDirectories, companyDirectory),
    extend(sessionResolvers, sessionResolver),
    extend(httpHandlers, signInHandler),
    extend(httpHandlers, shellHandler),
  ],
  commands: [addCompany, listCompaniesCommand, addUser],
})
