import { execFileSync } from 'node:child_process'
import { afterEach, expect, it, vi } from 'vitest'
import { chromiumLaunchOptions } from './chromium.ts'

afterEach(() => vi.unstubAllEnvs())

it('prefers the browser of CHROMIUM_PATH', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/opt/chrome')
  expect(await chromiumLaunchOptions()).toMatchObject({ executablePath: '/opt/chrome' })
})

it.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'unpacks a browser that finds its libraries',
  async () => {
    vi.stubEnv('CHROMIUM_PATH', '')
    const { executablePath = '', env = {} } = await chromiumLaunchOptions()
    expect(execFileSync(executablePath, ['--version'], { env, encoding: 'utf8' })).toMatch(/\d+\.\d+/)
  },
)
