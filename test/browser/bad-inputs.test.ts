import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Case } from '../bad-inputs/case';
import { files } from '../bad-inputs/files';
import { values } from '../bad-inputs/values';
import { complaintsOf, drop, receipts, Stage } from './page';

/** Some of each verdict, from each part of the reading; `test/bad-inputs` holds all of them. */
const chosen = [8, 26, 30, 39, 54, 68, 74, 109];
const cases = [...files, ...values]
  .filter(({ number }) => chosen.includes(number))
  .sort((a, b) => a.number - b.number);

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

async function bytesOf(part: BlobPart): Promise<Uint8Array> {
  return new Uint8Array(await new Blob([part]).arrayBuffer());
}

describe('bad inputs in the browser', () => {
  it.each(cases.map((one): [string, Case] => [`${one.number} ${one.what}`, one]))(
    'meet their verdict: %s',
    async (_, one) => {
      const page = await stage.visit();
      const complaints = complaintsOf(page);
      const given = await Promise.all(
        Object.entries(one.files()).map(async ([name, part]) => ({
          name,
          content: await bytesOf(part),
        })),
      );
      await drop(page, given);
      if (one.verdict === 'ask') {
        const question = page.locator(`[data-question^="${one.asks?.[0] ?? ''}"]`);
        await question.first().waitFor();
        expect(await page.locator('[data-receipt]').count()).toBe(0);
      } else if (one.verdict === 'refuse' && !one.account) {
        await page.locator('[role=alert]', { hasText: given[0]?.name ?? '' }).waitFor();
        expect(await page.locator('[data-receipt]').count()).toBe(0);
      } else {
        await page.locator('[data-receipt]').first().waitFor({ state: 'attached' });
        const accounts = Object.values(await receipts(page));
        const sum = (of: 'records' | 'loaded' | 'quarantined' | 'skipped') =>
          accounts.reduce((total, account) => total + Number(account[of]), 0);
        expect([sum('records'), sum('loaded'), sum('quarantined'), sum('skipped')]).toEqual(
          one.account,
        );
      }
      expect(complaints.errors).toEqual([]);
      expect(await complaints.violations()).toEqual([]);
      await page.context().close();
    },
  );
});
