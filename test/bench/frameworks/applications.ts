/** A small application around the snippets of widget/EMBEDDING.md: a contact page, and a video that comes and goes. */

export interface Application {
  name: string;
  /** Exact versions, installed on demand. */
  packages: readonly string[];
  /** Files by name; the snippet stands in `snippet.<ending>`. */
  ending: 'tsx' | 'js';
  main: string;
}

const video = {
  service: 'video',
  title: 'Een dag bij ons',
  src: 'https://www.youtube-nocookie.com/embed/voorbeeld',
};

export const react: Application = {
  name: 'react',
  packages: ['react@19.3.1', 'react-dom@19.3.1', '@types/react@19.3.0', '@types/react-dom@19.3.0'],
  ending: 'tsx',
  main: `import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";
import { Contact, HeldFrame } from './snippet';
function App() {
  const [shown, show] = useState(true);
  return (
    <StrictMode>
      <Contact />
      <button type="button" onClick={() => show(!shown)}>Wissel</button>
      {shown && <HeldFrame {...${JSON.stringify(video)}} />}
    </StrictMode>
  );
}
createRoot(document.querySelector('#app')!).render(<App />);
`,
};

export const vue: Application = {
  name: 'vue',
  packages: ['vue@3.5.45'],
  ending: 'js',
  main: `import { createApp, h, ref } from "vue";
import { Contact, HeldFrame } from './snippet';
const shown = ref(true);
createApp({
  render: () => [
    h(Contact),
    h('button', { type: 'button', onClick: () => { shown.value = !shown.value; } }, 'Wissel'),
    shown.value ? h(HeldFrame, ${JSON.stringify(video)}) : null,
  ],
}).mount('#app');
`,
};

/** What is asked of the other party once there is a yes. */
export const videoAddress = video.src;
