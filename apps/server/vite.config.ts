import { cpSync, existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const packages = path.resolve(import.meta.dirname, '../../packages')

/** Carries every package's SQL along, laid out as in the source. */
function migrations(): Plugin {
  return {
    name: 'migrations',
    writeBundle({ dir = 'dist' }) {
      for (const floor of readdirSync(packages))
        for (const name of readdirSync(path.join(packages, floor))) {
          const folder = path.join(floor, name, 'migrations')
          const source = path.join(packages, folder)
          if (existsSync(source)) cpSync(source, path.join(dir, 'packages', folder), { recursive: true })
        }
    },
  }
}

/** Carries the fonts of papers along. */
function fonts(): Plugin {
  return {
    name: 'fonts',
    writeBundle({ dir = 'dist' }) {
      cpSync(path.join(packages, 'platform/paper/fonts'), path.join(dir, 'fonts'), { recursive: true })
    },
  }
}

/** Carries the pictures of the demo's products along. */
function pictures(): Plugin {
  return {
    name: 'pictures',
    writeBundle({ dir = 'dist' }) {
      const source = path.resolve(packages, '../tooling/demo-data/pictures')
      const filter = (file: string) => !file.endsWith('.svg')
      cpSync(source, path.join(dir, 'pictures'), { recursive: true, filter })
    },
  }
}

/**
 * The typesetter of papers requires the measures of its standard fonts by names that a bundler does not follow, and opens
 * Helvetica with every file, also where nothing is set in it. As imports they come along.
 */
function standardFonts(): Plugin {
  const required = /require\$1\('(#standard-fonts\/(\w+))'\)/g
  return {
    name: 'standard-fonts',
    transform(code, id) {
      if (!/[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/.test(id)) return null
      const imports = [...code.matchAll(required)].map(
        ([, name, font]) => `import font${font} from '${name}'`,
      )
      if (imports.length === 0) this.error('pdfkit asks for its standard fonts in another way')
      return { code: `${imports.join('\n')}\n${code.replaceAll(required, 'font$2')}`, map: null }
    },
  }
}

export default defineConfig({
  plugins: [migrations(), fonts(), pictures(), standardFonts()],
  build: {
    ssr: true,
    target: 'node20',
    sourcemap: true,
    rollupOptions: {
      input: {
        main: 'src/main.ts',
        // Papers are set in a thread of their own, which starts from a file of its own.
        'paper-worker': path.join(packages, 'platform/paper/src/typeset-worker.ts'),
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
  ssr: {
    // One file that needs no node_modules, but for what holds machine code.
    noExternal: true,
    external: ['@node-rs/argon2', 'pg-native'],
  },
})
