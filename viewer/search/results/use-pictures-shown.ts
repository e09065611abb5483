import { useLocalStorage } from '../../ui/parts.ts';

/** Whether results show the piece of the page image with the match; kept in this browser. */
export function usePicturesShown(): [shown: boolean, show: (shown: boolean) => void] {
  const [shown, show] = useLocalStorage({
    key: 'search-pictures',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  return [shown, show];
}
