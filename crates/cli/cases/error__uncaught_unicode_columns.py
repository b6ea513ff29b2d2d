größe = 3
print("größer:", größe + "日本語"[0] * größe)
