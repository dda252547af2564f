// Light or dark, as the system or as chosen here; runs before anything is painted.
(() => {
  const order = ["auto", "light", "dark"];
  const read = () => {
    try {
      const kept = localStorage.getItem("reportgen-theme");
      return order.includes(kept) ? kept : "auto";
    } catch {
      return "auto";
    }
  };
  const set = (theme) => {
    document.documentElement.dataset.theme = theme;
  };
  set(read());
  window.nextTheme = () => {
    const theme = order[(order.indexOf(document.documentElement.dataset.theme) + 1) % 3];
    set(theme);
    try {
      localStorage.setItem("reportgen-theme", theme);
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
    return theme;
  };
})();
