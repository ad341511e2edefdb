import { mount } from 'svelte';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import App from './notebook/App.svelte';
import { startUp } from './start-up';

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app');

/* What start-up fetches must not delay the first paint. */
const painted = new Promise<void>((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve));
  // A page in a hidden tab is not painted; it starts all the same.
  setTimeout(resolve, 500);
});

mount(App, { target, props: { startUp: painted.then(startUp) } });
