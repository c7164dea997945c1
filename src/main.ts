import { mount } from 'svelte'
import App from './ui/App.svelte'
import './ui/app.css'
import './ui/page.css'
import { officeContext } from './ui/context.ts'
import { readyFonts } from './ui/fonts.ts'
import { openOffice } from './ui/open-office.ts'

// A function, not an await of the module itself: chunks that are fetched meanwhile import from this one.
async function start(): Promise<void> {
  const [office, needsFonts] = await Promise.all([openOffice(location.search), readyFonts()])
  const target = document.getElementById('app')!
  target.replaceChildren()
  mount(App, { target, context: officeContext(office) })
  await office.session.mapReady
  const { registerOffline } = await import('./offline/updates.ts')
  registerOffline(needsFonts, (apply) => (office.session.update = apply))
}

void start()
