import { afterAll, vi } from 'vitest'

// Test files share a worker and the modules it has loaded, which saves each of them seconds of loading. What a file changes
// of the process itself is taken back when it is done.
const before = { ...process.env }

afterAll(() => {
  vi.unstubAllGlobals()
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name]
  Object.assign(process.env, before)
})
