import { mount } from 'svelte'
import App from './ui/App.svelte'
import './ui/app.css'
import { readyFonts } from './ui/fonts.ts'

await readyFonts()
const target = document.getElementById('app')!
target.replaceChildren()
mount(App, { target })
