DELETE FROM BDC_CZRK
 WHERE KEY_ID = :#recordKey
   AND VERSION <= :#recordVersion
