import type { Page } from 'playwright';

/** What the list of people and the page of a customer took, in milliseconds. */
export interface PeopleTimes {
  /** From the click on "people" to the first rows. */
  open: number;
  /** The longest time between two frames while the list of everyone is scrolled through. */
  frame: number;
  /** Frames that took more than 50 ms, of `frames`. */
  dropped: number;
  frames: number;
  /** From choosing a customer to the frame that shows the ten cards. */
  customer: number[];
}

/** Opens the list of everyone, scrolls through it, and opens customers from it. */
export async function measurePeople(page: Page, customers: number): Promise<PeopleTimes> {
  await page
    .locator('[data-audience] .link')
    .first()
    .click({ timeout: 2_000 })
    .catch(() => null);
  await page.waitForTimeout(2_000);
  const open = await opened(page, '[data-action="people"]', '[data-people] [data-person]');
  await page.waitForTimeout(500);
  const scrolled = await page.evaluate(scrollThrough);
  const customer: number[] = [];
  for (let index = 0; index < customers; index++) {
    const row = `[data-people] [data-person]:nth-child(${index + 3}) [role="gridcell"]:nth-child(2)`;
    customer.push(await opened(page, row, '[data-customer][data-state="ready"]'));
    await page.goBack();
    await page.locator('[data-people] [data-person]').first().waitFor();
    await page.waitForTimeout(200);
  }
  await page.goBack();
  return { open, ...scrolled, customer };
}

/** Milliseconds from a click on one element to the frame that shows another. */
function opened(page: Page, from: string, to: string): Promise<number> {
  return page.evaluate(
    ([start, end]) =>
      new Promise<number>((resolve, reject) => {
        const target = document.querySelector<HTMLElement>(start ?? '');
        if (!target) return reject(new Error(`nothing to click: ${start}`));
        const from = performance.now();
        const look = () => {
          if (document.querySelector(end ?? '')) {
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
          } else setTimeout(look, 1);
        };
        target.click();
        look();
      }),
    [from, to],
  );
}

/** Three seconds of steady scrolling, then jumps over the whole list. */
async function scrollThrough(): Promise<{ frame: number; dropped: number; frames: number }> {
  const list = document.querySelector('[data-people]');
  if (!list) throw new Error('there is no list of people');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const times: number[] = [];
  let last = await frame();
  for (let step = 0; step < 240; step++) {
    if (step < 180) list.scrollTop += 160;
    else if (step % 6 === 0) list.scrollTop = (list.scrollHeight * (step - 180)) / 60;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return {
    frame: Math.max(...times),
    dropped: times.filter((time) => time > 50).length,
    frames: times.length,
  };
}
