import './styles/kern.scss';
import './styles/fonts.css';
import './styles/wall.scss';
import './styles/page.scss';
import './styles/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { preferredLanguage, setLanguage } from './core/language.svelte';
import { applyStoredTheme } from './core/theme.svelte';

applyStoredTheme();
// Texts come first: a page that flashes its keys is worse than one that waits a moment.
await setLanguage(preferredLanguage());
mount(App, { target: document.getElementById('app')! });
