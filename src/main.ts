import { mount } from 'svelte'
import App from './ui/App.svelte'
import './ui/app.css'
import './ui/page.css'
import { officeContext } from './ui/context.ts'
import { readyFonts } from './ui/fonts.ts'
import { openOffice } from './ui/open-office.ts'

const [office] = await Promise.all([openOffice(location.search), readyFonts()])
const target = document.getElementById('app')!
target.replaceChildren()
mount(App, { target, context: officeContext(office) })

void office.session.mapReady
  .then(() => import('./offline/updates.ts'))
  .then(({ registerOffline }) => registerOffline((apply) => (office.session.update = apply)))
