/**
 * A thread that was ended from outside says nothing, but the browser frees the locks that it held: by
 * a lock of its own its death is noticed. Web Locks are there in secure contexts only; without them it
 * is not.
 */
function locks(): LockManager | undefined {
  return (globalThis as { navigator?: { locks?: LockManager } }).navigator?.locks;
}

/** A name that no other life has. */
export function newLife(thread: string): string {
  return `clientele-${thread}-${Date.now()}-${Math.random()}`;
}

/** On the thread: takes the lock for as long as it lives. */
export function holdLife(life: string): Promise<void> {
  const manager = locks();
  if (!manager) return Promise.resolve();
  return new Promise((held) => {
    void manager.request(life, () => {
      held();
      return new Promise(() => {});
    });
  });
}

/** On the page, once the life is held: hears when the thread has ended. */
export function onDeath(life: string, ended: () => void): void {
  void locks()?.request(life, ended);
}
