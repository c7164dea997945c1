import { mount } from 'svelte'
import App from './ui/App.svelte'
import './ui/app.css'
import { readyFonts } from './ui/fonts.ts'
import { calendarDate } from './jobs/calendar-date.ts'
import { hasWebGl2 } from './ui/webgl.ts'

await readyFonts()
const target = document.getElementById('app')!
target.replaceChildren()
mount(App, { target, props: { today: calendarDate(new Date()), webgl: hasWebGl2(), languages: navigator.languages } })
