/**
 * The one Trusted Types policy of our own: worker scripts from Blobs that were fetched with
 * integrity before the content lock. Nothing else may become a script.
 */
interface TrustedScriptUrl {
  toString(): string;
}
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): TrustedScriptUrl };
}

export const policyName = 'clientele-worker';

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy = factory?.createPolicy(policyName, {
  createScriptURL(url) {
    if (!url.startsWith('blob:')) throw new TypeError('workers start from Blobs only');
    return url;
  },
});

/** A worker of this name from a Blob; browsers without Trusted Types take the URL as it is. */
export function workerFrom(script: Blob, name: string): Worker {
  const url = URL.createObjectURL(script);
  const trusted = policy ? policy.createScriptURL(url) : url;
  const worker = new Worker(trusted as string, { name, type: 'module' });
  // The worker has read its script by the time of its first message, not before.
  worker.addEventListener('message', () => URL.revokeObjectURL(url), { once: true });
  return worker;
}
