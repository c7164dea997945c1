import { existsSync } from 'node:fs'

/** Software rendering, so that every machine draws the same map. */
export const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
]

const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const LIBRARY_FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib/x86_64-linux-gnu']

/** On Linux the Chromium inside @sparticuz/chromium; elsewhere an installed Chrome. SIZHI_BROWSER names another. */
export async function browserPath() {
  const named = process.env['SIZHI_BROWSER']
  if (named) return named
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Where the system has no NSS the package unpacks its own libraries, which it does only when it believes to be
    // in the cloud service that it was made for.
    if (!LIBRARY_FOLDERS.some((folder) => existsSync(`${folder}/libnss3.so`)))
      process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
    const { default: chromium } = await import('@sparticuz/chromium')
    return chromium.executablePath()
  }
  const found = INSTALLED.find((path) => existsSync(path))
  if (!found) throw new Error('no Chrome or Chromium found: name one in SIZHI_BROWSER')
  return found
}
