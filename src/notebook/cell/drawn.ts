import type { Attachment } from 'svelte/attachments';

/**
 * Keeps an element filled with a drawing of its own width. The old drawing stands until the new
 * one is there; of several changes of width in a frame only the last is drawn.
 *
 * @param draw makes the drawing for a width in pixels; may throw
 * @param failed hears what `draw` threw
 */
export function drawn(
  draw: (width: number) => Element,
  failed: (cause: unknown) => void,
): Attachment<HTMLElement> {
  return (host) => {
    let drawnWidth = 0;
    let frame = 0;
    const redraw = (width: number) => {
      if (width <= 0 || width === drawnWidth) return;
      drawnWidth = width;
      try {
        host.replaceChildren(draw(width));
      } catch (cause) {
        host.replaceChildren();
        failed(cause);
      }
    };
    redraw(host.clientWidth);
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => redraw(host.clientWidth));
    });
    observer.observe(host);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    };
  };
}
