/**
 * Door of the page of one form on our own origin, which stands in a frame of the provider's page; runs before the
 * script of the site. Scripts of the provider's page see the frame's size, and nothing that is in it.
 * @example <script type="module" data-origins="https://www.example.nl" src="/formulier/page.js"></script>
 */
import { toldHeight } from './frame/frame-height.ts';

const own = document.querySelector<HTMLElement>('script[data-origins]')!;
const tag = document.querySelector<HTMLElement>('script[data-privacyloket]')!;

// The keys come from the provider's page, behind the # that no server sees: only that page can say who is trusted.
const named = new URLSearchParams(location.hash.slice(1));
for (const name of ['key', 'version'] as const) {
  const value = named.get(name);
  if (value) tag.dataset[name] = value;
}

/** The origin of the page around us; empty until it greeted. */
let around = '';
let told = 0;

function tell(): void {
  const height = toldHeight(document.body.scrollHeight);
  if (!around || height === told) return;
  told = height;
  parent.postMessage({ privacyloketHeight: height }, around);
}

addEventListener('message', ({ data, origin, source }) => {
  if (source !== parent || data !== 'privacyloket-frame' || !own.dataset.origins!.split(' ').includes(origin))
    return;
  around = origin;
  told = 0;
  tell();
});
new ResizeObserver(tell).observe(document.body);
