import { useEffect, useState, type ComponentProps, type DragEvent } from 'react';

export type OnFiles = (files: readonly File[]) => void;

interface Drop {
  readonly isOver: boolean;
  readonly handlers: Pick<ComponentProps<'div'>, 'onDragOver' | 'onDragLeave' | 'onDrop'>;
}

/** Files that are dropped on this part of the page; beside it, the browser must not leave the page for them. */
export function useDrop(onFiles: OnFiles | null): Drop {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => {
    const refuse = (event: globalThis.DragEvent) => event.preventDefault();
    window.addEventListener('dragover', refuse);
    window.addEventListener('drop', refuse);
    return () => {
      window.removeEventListener('dragover', refuse);
      window.removeEventListener('drop', refuse);
    };
  }, []);
  if (!onFiles) return { isOver: false, handlers: {} };
  return {
    isOver,
    handlers: {
      onDragOver: (event: DragEvent) => {
        event.preventDefault();
        if (event.dataTransfer.types.includes('Files')) setIsOver(true);
      },
      onDragLeave: (event: DragEvent) => {
        const inside =
          event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget);
        if (!inside) setIsOver(false);
      },
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setIsOver(false);
        onFiles([...event.dataTransfer.files]);
      },
    },
  };
}
