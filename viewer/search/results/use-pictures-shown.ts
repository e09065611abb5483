import { useLocalStorage } from '../../ui/parts.ts';

/** Whether results show the page image around the match. The choice is stored in this browser. */
export function usePicturesShown(): [shown: boolean, show: (shown: boolean) => void] {
  const [shown, show] = useLocalStorage({
    key: 'search-pictures',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [shown, show];
}
