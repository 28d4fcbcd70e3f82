import { type FocusEvent, useEffect, useRef, useState } from 'react';

/** The props with which an element leaves by itself, but not while pointer or keyboard are on it. */
interface Staying {
  readonly onPointerEnter: () => void;
  readonly onPointerLeave: () => void;
  readonly onFocus: () => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/**
 * Calls `leave` after so many milliseconds; null: never. The time begins anew when pointer and keyboard have left the
 * element, and does not pass while the window can't be seen.
 */
export function useLeaving(ms: number | null, leave: () => void): Staying {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const [hidden, setHidden] = useState(document.hidden);
  const newest = useRef(leave);
  newest.current = leave;
  useEffect(() => {
    const look = () => setHidden(document.hidden);
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  const stays = ms === null || pointed || focused || hidden;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => newest.current(), ms);
    return () => clearTimeout(timer);
  }, [stays, ms]);
  return {
    onPointerEnter: () => setPointed(true),
    onPointerLeave: () => setPointed(false),
    onFocus: () => setFocused(true),
    onBlur: ({ currentTarget, relatedTarget }) => {
      if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setFocused(false);
    },
  };
}
